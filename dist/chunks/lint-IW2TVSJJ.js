var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:!0}):target,mod)),__toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_MBTA3NWT=require("./chunk-MBTA3NWT.js"),import_chunk_6QT2NWDR=require("./chunk-6QT2NWDR.js"),import_chunk_WR5SC4OF=require("./chunk-WR5SC4OF.js"),import_chunk_6TYZTFJU=require("./chunk-6TYZTFJU.js"),import_chunk_GSBASR3X=require("./chunk-GSBASR3X.js"),import_chunk_773TWPSE=require("./chunk-773TWPSE.js"),import_chunk_EXDKVHBM=require("./chunk-EXDKVHBM.js"),import_chunk_XSJJ6IJA=require("./chunk-XSJJ6IJA.js"),
import_chunk_OX2IE633=require("./chunk-OX2IE633.js"),import_chunk_GTHFKGBB=require("./chunk-GTHFKGBB.js"),import_chunk_ZMUJGDLH=require("./chunk-ZMUJGDLH.js"),import_chunk_MWYY65CQ=require("./chunk-MWYY65CQ.js"),import_chunk_4ZGFPMCM=require("./chunk-4ZGFPMCM.js"),import_chunk_STQNQKVM=require("./chunk-STQNQKVM.js"),import_chunk_ZDG2J5OA=require("./chunk-ZDG2J5OA.js"),import_chunk_AQFWJINU=require("./chunk-AQFWJINU.js"),import_chunk_H5ISZNKI=require("./chunk-H5ISZNKI.js"),import_chunk_LZRDX662=require("./chunk-LZRDX662.js"),
import_chunk_BWB22E4E=require("./chunk-BWB22E4E.js"),import_chunk_U7E267ZH=require("./chunk-U7E267ZH.js"),import_chunk_GHUMEMY2=require("./chunk-GHUMEMY2.js"),import_chunk_VU4WS4FF=require("./chunk-VU4WS4FF.js"),import_chunk_3FPU36YL=require("./chunk-3FPU36YL.js"),import_chunk_DYQR5UVO=require("./chunk-DYQR5UVO.js"),import_chunk_4EXL3L4U=require("./chunk-4EXL3L4U.js"),import_chunk_VQ4J3AJR=require("./chunk-VQ4J3AJR.js"),import_chunk_EB5UKTYV=require("./chunk-EB5UKTYV.js"),import_chunk_SEWDMQ6Q=require("./chunk-SEWDMQ6Q.js"),
import_node_path=require("node:path"),help=`tilelint: will this Datadog integration publish?

Usage
  tilelint [paths\u2026]        lint integrations, or catalogs of them (default: this folder)
  tilelint explain RULE    what a rule asks for, why, and how to mend it
  tilelint rules           every rule in a line (--format json for a program)
  tilelint init            the workflow and tilelint.yml for this repository

Options
  --format NAME[=FILE]     pretty (default), json, sarif, github or markdown; repeat it to write several, each to its file
  --fail-on SEVERITY       error (default), warning or notice: what makes the exit code 1
  --max-warnings N         more warnings than N make it 1 too
  --fix                    mend what can be mended safely, then show what is left
  --fix-dry-run            print these changes as a diff for \`git apply\` and write nothing; the exit code is the lint's
  --quiet                  show errors only; the verdict stays the same
  --base REV               compare with a revision: what stood there already is shown and does not fail;
                           auto is the merge base with the upstream's default branch. Without it that merge base
                           tells new integrations from existing ones, where git has it, and everything counts
  --changed                lint only what differs from the base (auto when none is named)
  --all                    lint everything, whatever --changed says
  --app-uuid UUID          the published app_uuid, from step 2 of the Developer Platform's Publishing tab
  --app-manifest FILE      the app manifest, as the app's page exports it
  --require-published      a new OAuth integration whose app_uuid nobody confirms is an error
  --config FILE            instead of tilelint.yml or .github/tilelint.yml
  --catalog KIND           extras, marketplace or auto (default: by the repository, then by the manifest)
  --no-color               no colours (NO_COLOR and FORCE_COLOR are heeded as well)
  -h, --help               this page
  -v, --version            the version

Environment
  DD_API_KEY, DD_APP_KEY   keys of an account: the published app of a new OAuth integration is read from the live
                           Developer Platform, from nowhere without them
  DD_SITE                  the site of that account, as US1 (default), EU1 or us5.datadoghq.com; the keys go there alone
  DD_OAUTH_CLIENT_ID       the OAuth client's ID on that site (default: the \`id\` in assets/oauth_clients.json)

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  usage, configuration or internal error

Examples
  tilelint harbor_lights
  tilelint harbor_lights --fix
  tilelint . --format pretty --format json=report.json
  tilelint explain readme/uninstallation-section
`,options={format:{type:"string",multiple:!0},"fail-on":{type:"string"},"max-warnings":{type:"string"},quiet:{type:"boolean"},fix:{type:"boolean"},"fix-dry-run":{type:"boolean"},config:{type:"string"},base:{type:"string"},changed:{type:"boolean"},all:{type:"boolean"},"app-uuid":{type:"string"},"app-manifest":{type:"string"},"require-published":{type:"boolean"},catalog:{type:"string"},"no-color":{type:"boolean"}};function readLintArguments(words){const{values,positionals}=(0,import_chunk_6TYZTFJU.parseWords)(
words,options),{base,config,catalog,"app-uuid":appUuid,"app-manifest":appManifest,"max-warnings":maxWarnings}=values,fix=values["fix-dry-run"]===!0?"show":values.fix===!0?"write":void 0,outputs=(0,import_chunk_MBTA3NWT.readOutputs)(values.format??(fix==="show"?[]:["pretty"]));if(fix==="show"&&outputs.some(({file})=>file===void 0))throw new import_chunk_4EXL3L4U.UserError("`--fix-dry-run` writes its diff to standard output: give `--format` a file, as in `--format json=report.json`");return{paths:positionals.
length>0?positionals:["."],outputs,failOn:(0,import_chunk_6TYZTFJU.choice)("--fail-on",values["fail-on"]??"error",import_chunk_DYQR5UVO.severities),maxWarnings:maxWarnings===void 0?Number.POSITIVE_INFINITY:(0,import_chunk_6TYZTFJU.readCount)("--max-warnings",maxWarnings),quiet:values.quiet===!0,changed:values.changed===!0&&values.all!==!0,requirePublished:values["require-published"]===!0,color:values["no-color"]!==!0,...fix!==void 0&&{fix},...base!==void 0&&{base},...appUuid!==void 0&&{appUuid},
...appManifest!==void 0&&{appManifest},...config!==void 0&&{config},...catalog!==void 0&&{catalog:(0,import_chunk_6TYZTFJU.choice)("--catalog",catalog,["extras","marketplace","auto"])}}}var fewest=20;function progressLine({stderr,env}){const watched=stderr.isTTY&&env.CI===void 0&&env.TERM!=="dumb";let shown=!1;return{show(done,total){!watched||total<fewest||done%10!==0||(shown=!0,stderr.write(`\r\x1B[2K${done} of ${total} integrations`))},clear(){shown&&stderr.write("\r\x1B[2K")}}}var command={help,
run:(words,io)=>lintCommand(readLintArguments(words),io)};async function lintCommand(args,io){const progress=progressLine(io),live=await readLive(io),{report,sources,changes,blocks}=await(0,import_chunk_GSBASR3X.check)({paths:args.paths.map(path=>(0,import_node_path.resolve)(io.cwd,path)),onProgress:progress.show,...args.fix!==void 0&&{fix:args.fix},changed:args.changed,requirePublished:args.requirePublished,...args.appUuid!==void 0&&{appUuid:args.appUuid},...args.appManifest!==void 0&&{appManifest:{
file:args.appManifest,bytes:(0,import_chunk_6QT2NWDR.readUserFile)(args.appManifest,io)}},...live!==void 0&&{live},env:io.env,...args.base!==void 0&&{base:args.base},impliedBase:!0,...args.config!==void 0&&{config:{file:args.config,path:(0,import_node_path.resolve)(io.cwd,args.config),bytes:(0,import_chunk_6QT2NWDR.readUserFile)(args.config,io)}},...args.catalog!==void 0&&{catalog:args.catalog}});progress.clear(),args.fix==="show"&&io.stdout.write((await Promise.resolve().then(()=>__toESM(require("./patch-PVL2SGEC.js")))).
patch(changes));const code=exitCode(report.findings,blocks,args);return await(0,import_chunk_MBTA3NWT.writeReports)(report,args.outputs,{sources,color:args.color,quiet:args.quiet,exitCode:code},io),code}async function readLive({env}){const{DD_API_KEY:apiKey="",DD_APP_KEY:applicationKey=""}=env;if(apiKey===""||applicationKey==="")return;const{liveClients}=await Promise.resolve().then(()=>__toESM(require("./live-clients-ZCT5ZVT3.js")));return liveClients({keys:{apiKey,applicationKey},env})}function exitCode(findings,blocks,{
failOn,maxWarnings}){if(findings.some(({rule})=>rule===import_chunk_ZMUJGDLH.internalError))return 2;const blocking=findings.filter(blocks),warnings=blocking.filter(({severity})=>severity==="warning").length;return blocking.some(({severity})=>(0,import_chunk_DYQR5UVO.atLeast)(severity,failOn))||warnings>maxWarnings?1:0}0&&(module.exports={command});
