var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_34NE54FX=require("./chunk-34NE54FX.js"),import_chunk_H232KZIO=require("./chunk-H232KZIO.js"),import_chunk_UCPG7LEK=require("./chunk-UCPG7LEK.js"),import_chunk_YIGU3ZMS=require("./chunk-YIGU3ZMS.js"),import_chunk_UEVENMOQ=require("./chunk-UEVENMOQ.js"),import_chunk_YGD2ZYOA=require("./chunk-YGD2ZYOA.js"),import_chunk_E5RJLTJT=require("./chunk-E5RJLTJT.js"),import_chunk_ULAH2BCT=require("./chunk-ULAH2BCT.js"),
import_chunk_NWHA2NYR=require("./chunk-NWHA2NYR.js"),import_chunk_NX3IBHSA=require("./chunk-NX3IBHSA.js"),import_chunk_2QKSPT2R=require("./chunk-2QKSPT2R.js"),import_chunk_MHRCJHYW=require("./chunk-MHRCJHYW.js"),import_chunk_QHR3SZHG=require("./chunk-QHR3SZHG.js"),import_chunk_WR5SC4OF=require("./chunk-WR5SC4OF.js"),import_chunk_6QT2NWDR=require("./chunk-6QT2NWDR.js"),import_chunk_6TYZTFJU=require("./chunk-6TYZTFJU.js"),import_chunk_JNFQ5KVU=require("./chunk-JNFQ5KVU.js"),import_chunk_IBVB4MWR=require("./chunk-IBVB4MWR.js"),
import_chunk_ANSMS67D=require("./chunk-ANSMS67D.js"),import_chunk_GTHFKGBB=require("./chunk-GTHFKGBB.js"),import_chunk_Z4WO7RAQ=require("./chunk-Z4WO7RAQ.js"),import_chunk_LZSIIMAO=require("./chunk-LZSIIMAO.js"),import_chunk_SXMJUYGM=require("./chunk-SXMJUYGM.js"),import_chunk_3FPU36YL=require("./chunk-3FPU36YL.js"),import_chunk_AQFWJINU=require("./chunk-AQFWJINU.js"),import_chunk_K53OKYIC=require("./chunk-K53OKYIC.js"),import_chunk_H5ISZNKI=require("./chunk-H5ISZNKI.js"),import_chunk_BWB22E4E=require("./chunk-BWB22E4E.js"),
import_chunk_GHUMEMY2=require("./chunk-GHUMEMY2.js"),import_chunk_RZILWE4P=require("./chunk-RZILWE4P.js"),import_chunk_4EXL3L4U=require("./chunk-4EXL3L4U.js"),import_chunk_VRUTNAIT=require("./chunk-VRUTNAIT.js"),import_chunk_VQ4J3AJR=require("./chunk-VQ4J3AJR.js"),import_chunk_EB5UKTYV=require("./chunk-EB5UKTYV.js"),import_chunk_LZRDX662=require("./chunk-LZRDX662.js"),import_chunk_SEWDMQ6Q=require("./chunk-SEWDMQ6Q.js"),import_node_path=require("node:path"),help=`tilelint smoke: does the OAuth c\
lient work, on each site?

Usage
  tilelint smoke [paths\u2026]        the clients of these integrations (default: this folder)
  tilelint smoke --clients FILE  the client of an oauth_clients.json without its integration

Credentials come from --credentials, or from the environment:
  DD_OAUTH_CREDENTIALS           JSON or YAML: site, client_id, client_secret, and refresh_token, or email and password;
                                 one entry, or a list for several sites and integrations (then with integration)
  DD_SITE DD_OAUTH_CLIENT_ID DD_OAUTH_CLIENT_SECRET and DD_OAUTH_REFRESH_TOKEN, or DD_TEST_USER_EMAIL and
  DD_TEST_USER_PASSWORD          one site (default: US1)
  DD_API_KEY DD_APP_KEY          of an account there: the app behind the client is read and compared with app_uuid
\`tilelint authorize\` gets a refresh token. Credentials go to Datadog's own hosts alone.

Options
  --credentials FILE         as DD_OAUTH_CREDENTIALS; a refresh token that Datadog replaces is written back
  --refresh-token-file FILE  where a replaced one goes when there is no such file (default: in your configuration folder)
  --site NAME                test this site only; repeat it for several
  --create-api-key           create the organization's Marketplace API key, once, and delete it where DD_API_KEY allows
  --revoke                   revoke what the refresh token gave: it may be dead afterwards
  --required                 no credentials is an error
  --base REV                 tells new integrations from existing ones, as for lint
  --chrome PATH              the browser to sign in with (default: the one that is installed)
  --artifacts FOLDER         keep a picture of a page that a sign-in failed at
  --onboarding-url URL       in the place of the client's
  --sandbox [NAME=]ORIGIN    a \`tilelint sandbox\` on this machine instead of Datadog; repeat it for several
  --format NAME[=FILE]       as for lint
  --no-color                 no colours

Exit codes
  0  nothing failed, or there were no credentials (the last line says which)
  1  a step failed, or no token was exchanged
  2  usage or internal error
`,options={clients:{type:"string"},credentials:{type:"string"},"refresh-token-file":{type:"string"},site:{type:"string",multiple:!0},"create-api-key":{type:"boolean"},revoke:{type:"boolean"},required:{type:"boolean"},base:{type:"string"},chrome:{type:"string"},artifacts:{type:"string"},"onboarding-url":{type:"string"},sandbox:{type:"string",multiple:!0},format:{type:"string",multiple:!0},"no-color":{type:"boolean"}},command={help,async run(words,io){const{values,positionals}=(0,import_chunk_6TYZTFJU.parseWords)(
words,options),{clients,credentials:file,"refresh-token-file":tokenFile,chrome,artifacts,base}=values;if(clients!==void 0&&positionals.length>0)throw new import_chunk_4EXL3L4U.UserError("Expected integrations or `--clients FILE`, found both");const outputs=(0,import_chunk_QHR3SZHG.readOutputs)(values.format??["pretty"]),known=values.sandbox===void 0?import_chunk_NX3IBHSA.sites:values.sandbox.map(import_chunk_UCPG7LEK.sandboxSite),asked=values.site?.map(name=>{const site=(0,import_chunk_NX3IBHSA.siteNamed)(
name,known);if(site===void 0)throw new import_chunk_4EXL3L4U.UserError(`Unexpected \`--site\`: ${(0,import_chunk_NWHA2NYR.unknownSite)(name,known)}`);return site.name}),source=(0,import_chunk_34NE54FX.findCredentials)({...file!==void 0&&{file},...tokenFile!==void 0&&{tokenFile}},known,io),subject=clients===void 0?await ofPaths(positionals,base,io):ofFile(clients,io),browser=(0,import_chunk_YIGU3ZMS.signingBrowser)({env:io.env,platform:io.platform,...chrome!==void 0&&{chrome:(0,import_node_path.resolve)(
io.cwd,chrome)},...artifacts!==void 0&&{artifacts:(0,import_node_path.resolve)(io.cwd,artifacts)}}),redaction=new import_chunk_IBVB4MWR.Redaction;try{const outcome=await(0,import_chunk_YGD2ZYOA.smokeTest)({targets:subject.targets,credentials:source.credentials.filter(({site})=>asked===void 0||asked.includes(site.name)),required:values.required===!0,claimedSites:asked??subject.claimedSites,allow:{createApiKey:values["create-api-key"]===!0,revoke:values.revoke===!0},signIn:browser.signIn,openOnboarding:browser.
openOnboarding,redaction,onRotated:(credentials,refreshToken)=>{const where=source.keep(credentials,refreshToken);io.stderr.write(`tilelint: ${credentials.site.name} replaced the refresh token; the new one is in ${where}
`)},...values["onboarding-url"]!==void 0&&{onboardingUrl:readUrl(values["onboarding-url"])},env:io.env}),report=(0,import_chunk_H232KZIO.withSmoke)(subject.report,{...outcome,unchecked:[...subject.unchecked,...outcome.unchecked]});return await(0,import_chunk_QHR3SZHG.writeReports)(report,outputs,{sources:subject.sources,color:values["no-color"]!==!0,linted:!1},io),report.findings.some(({severity})=>severity==="error")||outcome.smoke.some(({steps})=>(0,import_chunk_RZILWE4P.smokeVerdict)(steps)===
"failed")?1:0}finally{await browser.close()}}};async function ofPaths(paths,base,io){const{report,catalog,config}=await(0,import_chunk_JNFQ5KVU.check)({paths:(paths.length>0?paths:["."]).map(path=>(0,import_node_path.resolve)(io.cwd,path)),rules:[],env:io.env,...base!==void 0&&{base}}),found=await(0,import_chunk_2QKSPT2R.findTargets)(catalog,report.integrations),texts=found.targets.map(({client:{document}})=>[document.text.file,document.text.text]);return{...found,report:{...report,unchecked:[]},
claimedSites:config.sites,sources:new Map(texts)}}function ofFile(file,io){const name=(0,import_node_path.relative)(io.cwd,(0,import_node_path.resolve)(io.cwd,file)).split(import_node_path.sep).join("/"),target=(0,import_chunk_2QKSPT2R.targetOfFile)(name,(0,import_chunk_6QT2NWDR.readUserFile)(file,io));return{targets:[target],unchecked:[],report:{version:1,tool:{name:"tilelint",version:import_chunk_BWB22E4E.version},root:io.cwd,summary:{integrations:1,errors:0,warnings:0,notices:0,preexisting:0,
fixed:0},integrations:[{path:target.path,name:target.name,status:"unknown",oauth:!0}],findings:[],unchecked:[],smoke:[]},claimedSites:[],sources:new Map([[name,target.client.document.text.text]])}}function readUrl(text){const url=URL.canParse(text)?new URL(text):void 0;if(url?.protocol==="https:"||url?.protocol==="http:")return url;throw new import_chunk_4EXL3L4U.UserError(`Expected a URL after \`--onboarding-url\`, found \`${text.slice(0,100)}\``)}0&&(module.exports={command});
