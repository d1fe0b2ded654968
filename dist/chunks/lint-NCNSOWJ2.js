var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:!0}):target,mod)),__toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_CRECMSJM=require("./chunk-CRECMSJM.js"),import_chunk_TH7S6Y4A=require("./chunk-TH7S6Y4A.js"),import_chunk_A7LI6E7W=require("./chunk-A7LI6E7W.js"),import_chunk_IY26EIMJ=require("./chunk-IY26EIMJ.js"),import_chunk_H6AMWVCP=require("./chunk-H6AMWVCP.js"),import_chunk_4XY2A434=require("./chunk-4XY2A434.js"),import_chunk_KXDY7FOR=require("./chunk-KXDY7FOR.js"),import_chunk_RQXM7S6U=require("./chunk-RQXM7S6U.js"),
import_chunk_2WMZOW3U=require("./chunk-2WMZOW3U.js"),import_chunk_M62YSHAX=require("./chunk-M62YSHAX.js"),import_chunk_3FZ6HE3K=require("./chunk-3FZ6HE3K.js"),import_chunk_YYPGZ7TL=require("./chunk-YYPGZ7TL.js"),import_chunk_IOI7M57D=require("./chunk-IOI7M57D.js"),import_chunk_UR2IFA35=require("./chunk-UR2IFA35.js"),import_chunk_A2EJQX32=require("./chunk-A2EJQX32.js"),import_node_fs=require("node:fs"),import_node_path=require("node:path"),reporters={pretty:async()=>(await Promise.resolve().then(()=>__toESM(require("./pretty-GCAXRR3B.js")))).
pretty,json:async()=>(await Promise.resolve().then(()=>__toESM(require("./json-AGFZYPU2.js")))).json,github:async()=>(await Promise.resolve().then(()=>__toESM(require("./github-X2EZJWBA.js")))).github},formats=Object.keys(reporters),help=`tilelint: will this Datadog integration publish?

Usage
  tilelint [paths\u2026]        lint integrations, or catalogs of them (default: this folder)
  tilelint explain RULE    what a rule asks for, why, and how to mend it
  tilelint rules           every rule in a line (--format json for a program)

Options
  --format NAME[=FILE]     pretty (default), json or github; repeat it to write several, each to its file
  --fail-on SEVERITY       error (default), warning or notice: what makes the exit code 1
  --max-warnings N         more warnings than N make it 1 too
  --fix                    mend what can be mended safely, then show what is left
  --quiet                  show errors only; the verdict stays the same
  --base REV               compare with a revision: what stood there already is shown and does not fail;
                           auto is the merge base with the upstream's default branch
  --changed                lint only what differs from the base (auto when none is named)
  --app-uuid UUID          the published app_uuid, from step 2 of the Developer Platform's Publishing tab
  --app-manifest FILE      the app manifest, as the app's page exports it
  --require-published      a new OAuth integration whose app_uuid nobody confirms is an error
  --config FILE            instead of tilelint.yml or .github/tilelint.yml
  --catalog KIND           extras, marketplace or auto (default: by the repository, then by the manifest)
  --no-color               no colours (NO_COLOR and FORCE_COLOR are heeded as well)
  -h, --help               this page
  -v, --version            the version

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  usage, configuration or internal error

Examples
  tilelint harbor_lights
  tilelint harbor_lights --fix
  tilelint . --format pretty --format json=report.json
  tilelint explain readme/uninstallation-section
`,options={format:{type:"string",multiple:!0},"fail-on":{type:"string"},"max-warnings":{type:"string"},quiet:{type:"boolean"},fix:{type:"boolean"},config:{type:"string"},base:{type:"string"},changed:{type:"boolean"},"app-uuid":{type:"string"},"app-manifest":{type:"string"},"require-published":{type:"boolean"},catalog:{type:"string"},"no-color":{type:"boolean"}};function readLintArguments(words){let{values,positionals}=(0,import_chunk_TH7S6Y4A.parseWords)(words,options),{base,config,catalog,"app-\
uuid":appUuid,"app-manifest":appManifest,"max-warnings":maxWarnings}=values;return{paths:positionals.length>0?positionals:["."],outputs:readOutputs(values.format??["pretty"]),failOn:(0,import_chunk_TH7S6Y4A.choice)("--fail-on",values["fail-on"]??"error",import_chunk_M62YSHAX.severities),maxWarnings:maxWarnings===void 0?Number.POSITIVE_INFINITY:(0,import_chunk_TH7S6Y4A.readCount)("--max-warnings",maxWarnings),quiet:values.quiet===!0,fix:values.fix===!0,changed:values.changed===!0,requirePublished:values["\
require-published"]===!0,color:values["no-color"]!==!0,...base!==void 0&&{base},...appUuid!==void 0&&{appUuid},...appManifest!==void 0&&{appManifest},...config!==void 0&&{config},...catalog!==void 0&&{catalog:(0,import_chunk_TH7S6Y4A.choice)("--catalog",catalog,["extras","marketplace","auto"])}}}function readOutputs(values){let outputs=values.map(value=>{let[name="",...file]=value.split("="),format=(0,import_chunk_TH7S6Y4A.choice)("--format",name,formats);return file.length===0?{format}:{format,
file:file.join("=")}}),nameless=outputs.find(({file})=>file==="");if(nameless!==void 0)throw new import_chunk_3FZ6HE3K.UserError(`Expected a file after \`--format ${nameless.format}=\``);if(outputs.filter(({file})=>file===void 0).length>1)throw new import_chunk_3FZ6HE3K.UserError("Only one format can go to standard output: give the others a file, as in `--format json=report.json`");return outputs}function progressLine({stderr,env}){let watched=stderr.isTTY&&env.CI===void 0&&env.TERM!=="dumb",shown=!1;
return{show(done,total){!watched||total<20||done%10!==0||(shown=!0,stderr.write(`\r\x1B[2K${done} of ${total} integrations`))},clear(){shown&&stderr.write("\r\x1B[2K")}}}var command={help,run:(words,io)=>lintCommand(readLintArguments(words),io)};async function lintCommand(args,io){let progress=progressLine(io),{report,sources,blocks}=await(0,import_chunk_A7LI6E7W.check)({paths:args.paths.map(path=>(0,import_node_path.resolve)(io.cwd,path)),onProgress:progress.show,fix:args.fix,changed:args.changed,
requirePublished:args.requirePublished,...args.appUuid!==void 0&&{appUuid:args.appUuid},...args.appManifest!==void 0&&{appManifest:{file:args.appManifest,bytes:read(args.appManifest,io)}},env:io.env,...args.base!==void 0&&{base:args.base},...args.config!==void 0&&{config:{file:args.config,path:(0,import_node_path.resolve)(io.cwd,args.config),bytes:read(args.config,io)}},...args.catalog!==void 0&&{catalog:args.catalog}});progress.clear();for(let{format,file}of args.outputs){let text=(await reporters[format]())(
report,{color:file===void 0&&(0,import_chunk_CRECMSJM.wantsColor)(args.color,io,io.stdout),quiet:args.quiet,source:name=>sources.get(name),path:name=>(0,import_node_path.relative)(io.cwd,(0,import_node_path.join)(report.root,name)).split(import_node_path.sep).join("/")});file===void 0?io.stdout.write(text):write((0,import_node_path.resolve)(io.cwd,file),text)}return exitCode(report.findings,blocks,args)}function read(file,{cwd}){try{return(0,import_node_fs.readFileSync)((0,import_node_path.resolve)(
cwd,file))}catch(error){throw new import_chunk_3FZ6HE3K.UserError(`${file} cannot be read: ${error instanceof Error?error.message:String(error)}`)}}function write(file,text){try{(0,import_node_fs.writeFileSync)(file,text)}catch(error){throw new import_chunk_3FZ6HE3K.UserError(`${file} cannot be written: ${error instanceof Error?error.message:String(error)}`)}}function exitCode(findings,blocks,{failOn,maxWarnings}){if(findings.some(({rule})=>rule===import_chunk_4XY2A434.internalError))return 2;let blocking=findings.
filter(blocks),warnings=blocking.filter(({severity})=>severity==="warning").length;return blocking.some(({severity})=>(0,import_chunk_M62YSHAX.atLeast)(severity,failOn))||warnings>maxWarnings?1:0}0&&(module.exports={command});
