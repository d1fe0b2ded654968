var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_5RN2WB2H=require("./chunk-5RN2WB2H.js"),import_chunk_EWUDS47T=require("./chunk-EWUDS47T.js"),import_chunk_ON26576W=require("./chunk-ON26576W.js"),import_chunk_ANSMS67D=require("./chunk-ANSMS67D.js"),import_chunk_GTHFKGBB=require("./chunk-GTHFKGBB.js"),import_chunk_G2OS2KMR=require("./chunk-G2OS2KMR.js"),import_chunk_G44475XV=require("./chunk-G44475XV.js"),import_chunk_SFLCIEGF=require("./chunk-SFLCIEGF.js"),
import_chunk_3FPU36YL=require("./chunk-3FPU36YL.js"),import_chunk_6MDUAHBJ=require("./chunk-6MDUAHBJ.js"),import_chunk_BWB22E4E=require("./chunk-BWB22E4E.js"),import_chunk_GHUMEMY2=require("./chunk-GHUMEMY2.js"),import_chunk_RZILWE4P=require("./chunk-RZILWE4P.js"),import_chunk_4EXL3L4U=require("./chunk-4EXL3L4U.js"),import_chunk_VRUTNAIT=require("./chunk-VRUTNAIT.js"),import_chunk_VQ4J3AJR=require("./chunk-VQ4J3AJR.js"),import_chunk_EB5UKTYV=require("./chunk-EB5UKTYV.js"),import_chunk_LZRDX662=require("./chunk-LZRDX662.js"),
import_chunk_SEWDMQ6Q=require("./chunk-SEWDMQ6Q.js"),import_node_path=require("node:path"),help=`tilelint matrix: what a workflow fans the smoke test out over

Usage
  tilelint matrix [paths\u2026]    {"include": [{"integration": PATH, "site": NAME}, \u2026]} on one line

Sites are those of --site, then of \`sites\` in tilelint.yml, then US1.

Options
  --site NAME    repeat it for several
  --base REV     compare with a revision, as for lint
  --changed      only integrations that differ from the base
`,options={site:{type:"string",multiple:!0},base:{type:"string"},changed:{type:"boolean"}},command={help,async run(words,io){const{values,positionals}=(0,import_chunk_EWUDS47T.parseWords)(words,options),{report,config}=await(0,import_chunk_ON26576W.check)({paths:(positionals.length>0?positionals:["."]).map(path=>(0,import_node_path.resolve)(io.cwd,path)),rules:[],env:io.env,changed:values.changed===!0,...values.base!==void 0&&{base:values.base}}),names=(values.site??(config.sites.length>0?config.
sites:["US1"])).map(name=>{const site=(0,import_chunk_5RN2WB2H.siteNamed)(name);if(site===void 0)throw new import_chunk_4EXL3L4U.UserError(`Unexpected \`--site\`: ${(0,import_chunk_5RN2WB2H.unknownSite)(name)}`);return site.name}),include=report.integrations.filter(({oauth})=>oauth).flatMap(({path})=>names.map(site=>({integration:path,site})));return io.stdout.write(`${JSON.stringify({include})}
`),0}};0&&(module.exports={command});
