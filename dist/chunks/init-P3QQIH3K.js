var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_LCSTGNJH=require("./chunk-LCSTGNJH.js"),import_chunk_I6KOCOCB=require("./lint-ZVFS6GJ2.js").chunk_I6KOCOCB,import_chunk_ASDD3CCQ=require("./chunk-ASDD3CCQ.js"),import_chunk_CSMZRYTP=require("./lint-ZVFS6GJ2.js").chunk_CSMZRYTP,import_chunk_5DITSOXN=require("./lint-ZVFS6GJ2.js").chunk_5DITSOXN,import_chunk_2E7753Q6=require("./lint-ZVFS6GJ2.js").chunk_2E7753Q6,import_chunk_55QE56UK=require("./lint-ZVFS6GJ2.js").chunk_55QE56UK,import_chunk_VFQ7N5L7=require("./chunk-VFQ7N5L7.js"),
import_chunk_3LJGNH4T=require("./lint-ZVFS6GJ2.js").chunk_3LJGNH4T,import_chunk_ND5YYJVW=require("./lint-ZVFS6GJ2.js").chunk_ND5YYJVW,import_chunk_H5ISZNKI=require("./lint-ZVFS6GJ2.js").chunk_H5ISZNKI,import_chunk_ZBSJS22Y=require("./lint-ZVFS6GJ2.js").chunk_ZBSJS22Y,import_chunk_WDQTARAG=require("./lint-ZVFS6GJ2.js").chunk_WDQTARAG,import_chunk_4EXL3L4U=require("./chunk-VFQ7N5L7.js").chunk_4EXL3L4U,import_chunk_I7RJKGP7=require("./lint-ZVFS6GJ2.js").chunk_I7RJKGP7,import_chunk_TBJEGLTE=require("./lint-ZVFS6GJ2.js").chunk_TBJEGLTE,import_chunk_SEWDMQ6Q=require("./chunk-VFQ7N5L7.js").chunk_SEWDMQ6Q,import_node_fs=require("node:fs"),
import_node_path=require("node:path"),help=`tilelint init: the workflow and tilelint.yml for a repository

Usage
  tilelint init [path]    the folder of an integration, or of a catalog of them (default: this folder)

Shows the new files as a diff and writes them at the top of the repository. A file that exists is left as it is.
`,command={help,async run(words,io){const{positionals}=(0,import_chunk_I6KOCOCB.parseWords)(words,{});if(positionals.length>1)throw new import_chunk_4EXL3L4U.UserError("Expected one path: `tilelint init [path]`");return init((0,import_node_fs.realpathSync)(existing((0,import_node_path.resolve)(io.cwd,positionals[0]??"."))),io)}};async function init(path,{stdout}){const{folders}=await(0,import_chunk_3LJGNH4T.openCatalog)([path]),top=(0,import_chunk_3LJGNH4T.topOf)(path)??path,inside=(0,import_node_path.relative)(
top,path).split(import_node_path.sep).join("/")||".",kind=(0,import_chunk_CSMZRYTP.repositoryKind)(top)??"auto",[only="",...others]=folders,what=others.length>0?`a catalog of ${(0,import_chunk_5DITSOXN.plural)(folders.length,"integration")}`:`one integration, ${(0,import_chunk_VFQ7N5L7.printable)(nameOf(only,top))}`;stdout.write(`Found ${what}.

`);const made=[];for(const{file,instead,text}of filesFor(inside,kind)){const there=[file,...instead].find(each=>(0,import_node_fs.existsSync)((0,import_node_path.join)(top,each)));if(there!==void 0){stdout.write(`${there} exists and is left as it is.

`);continue}stdout.write(`${(0,import_chunk_ASDD3CCQ.creation)(file,text)}
`),create(top,file,text),made.push(file)}return made.length===0?stdout.write(`Nothing to write.
`):stdout.write(`Written: ${made.join(", ")}. On the default branch they check every pull request to it, in a fork as well. Now: npx tilelint ${(0,import_chunk_LCSTGNJH.shellWord)(inside)}
`),0}function filesFor(path,kind){return[{file:".github/workflows/tilelint.yml",instead:[".github/workflows/tilelint.yaml"],text:workflow(path)},{file:import_chunk_55QE56UK.configFiles[0],instead:import_chunk_55QE56UK.configFiles.flatMap(file=>[file,file.replace(/yml$/,"yaml")]),text:configuration(kind)}]}function workflow(path){return`name: tilelint
on:
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  tilelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 2 # the pull request and its base
      - uses: tilelint/tilelint@v1
${path==="."?"":`        with:
          path: ${JSON.stringify(path)}
`}`}function configuration(kind){return`# yaml-language-server: $schema=https://raw.githubusercontent.com/tilelint/tilelint/main/schemas/config.schema.json
# https://github.com/tilelint/tilelint/blob/main/docs/configuration.md
catalog: ${kind} # extras, marketplace or auto

# The published app_uuid of a new integration, from step 2 of the Developer Platform's Publishing tab:
# apps:
#   my_integration: 00000000-0000-0000-0000-000000000000

# Another severity for a rule (error, warning, notice or off), everywhere or for some integrations:
# rules:
#   manifest/support-anchor: off
# overrides:
#   - integrations: [my_integration]
#     rules:
#       readme/latin-1: off
#     reason: why it is judged otherwise
`}function create(top,file,text){const link=(0,import_node_path.dirname)(file).split("/").map((_,index,parts)=>parts.slice(0,index+1).join("/")).find(each=>(0,import_node_fs.lstatSync)((0,import_node_path.join)(top,each),{throwIfNoEntry:!1})?.isSymbolicLink());if(link!==void 0)throw new import_chunk_4EXL3L4U.UserError(`${file} is not written: ${link} is a link`);try{(0,import_node_fs.mkdirSync)((0,import_node_path.dirname)((0,import_node_path.join)(top,file)),{recursive:!0}),(0,import_node_fs.writeFileSync)(
(0,import_node_path.join)(top,file),text,{flag:"wx"})}catch(error){throw new import_chunk_4EXL3L4U.UserError(`${file} cannot be written: ${error instanceof Error?error.message:String(error)}`)}}function nameOf(folder,top){return(0,import_node_path.basename)(folder==="."?top:folder)}function existing(path){if(!(0,import_node_fs.existsSync)(path))throw new import_chunk_4EXL3L4U.UserError(`${path} does not exist: give the folder of an integration, or of a catalog of them`);return path}0&&(module.exports={command});
