var __create=Object.create;var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:!0}):target,mod)),__toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{command:()=>command});module.exports=__toCommonJS(stdin_exports);var import_chunk_FR3NJVLS=require("./lint-ZVFS6GJ2.js").chunk_FR3NJVLS,import_chunk_LCSTGNJH=require("./chunk-LCSTGNJH.js"),import_chunk_I6KOCOCB=require("./lint-ZVFS6GJ2.js").chunk_I6KOCOCB,import_chunk_JVWT4SA6=require("./chunk-JVWT4SA6.js"),import_chunk_EIHRR77A=require("./lint-ZVFS6GJ2.js").chunk_EIHRR77A,import_chunk_NTKSI4WW=require("./chunk-NTKSI4WW.js"),import_chunk_VFQ7N5L7=require("./chunk-VFQ7N5L7.js"),import_chunk_3LJGNH4T=require("./lint-ZVFS6GJ2.js").chunk_3LJGNH4T,
import_chunk_PUGFHEK7=require("./lint-ZVFS6GJ2.js").chunk_PUGFHEK7,import_chunk_H5ISZNKI=require("./lint-ZVFS6GJ2.js").chunk_H5ISZNKI,import_chunk_LZRDX662=require("./lint-ZVFS6GJ2.js").chunk_LZRDX662,import_chunk_ZBSJS22Y=require("./lint-ZVFS6GJ2.js").chunk_ZBSJS22Y,import_chunk_WDQTARAG=require("./lint-ZVFS6GJ2.js").chunk_WDQTARAG,import_chunk_4EXL3L4U=require("./chunk-VFQ7N5L7.js").chunk_4EXL3L4U,import_chunk_I7RJKGP7=require("./lint-ZVFS6GJ2.js").chunk_I7RJKGP7,import_chunk_TBJEGLTE=require("./lint-ZVFS6GJ2.js").chunk_TBJEGLTE,import_chunk_SEWDMQ6Q=require("./chunk-VFQ7N5L7.js").chunk_SEWDMQ6Q,import_node_fs=require("node:fs"),
import_node_path=require("node:path"),help=`tilelint sandbox: a Datadog on this machine, to develop an OAuth integration against

Usage
  tilelint sandbox [paths\u2026]    the clients of these integrations (default: this folder)

It answers authorize, token and revoke, with a sign-in and a consent page, API keys of the Marketplace, authorized
clients and a few reads behind scopes, as Datadog does. It listens on this machine alone, and ends with Ctrl-C.

Options
  --clients FILE       an oauth_clients.json without its integration; repeat it for several
  --port N             the first site's port, the next ones follow (default: any that is free)
  --site NAME          repeat it for several sites, the one that the clients were made on first (default: US1)
  --fault ENDPOINT=X   a bad day: token=503, token=slow, token=429x2 (the first two), authorize=reset, apps=other-app,
                       token=rotated-refresh-token, token=missing-scope, revoke=ignored, \u2026; repeat it for several
  --redirect-uri URL   one more redirect URI of every client, for a service that runs on this machine
  --json               one line of JSON with origins, credentials and the test user, once it is ready
`,options={clients:{type:"string",multiple:!0},port:{type:"string"},site:{type:"string",multiple:!0},fault:{type:"string",multiple:!0},"redirect-uri":{type:"string",multiple:!0},json:{type:"boolean"}},command={help,async run(words,io){const{values,positionals}=(0,import_chunk_I6KOCOCB.parseWords)(words,options),{clients:files=[],site=["US1"],fault=[],json=!1,"redirect-uri":further=[]}=values,sites=[...new Set(site.map(readSite))],port=values.port===void 0?0:(0,import_chunk_I6KOCOCB.readCount)("-\
-port",values.port);if(port>65535-sites.length)throw new import_chunk_4EXL3L4U.UserError(`Expected a port below 65536 after \`--port\`, found \`${port}\``);const described=[...files.map(file=>({client:describe(file,(0,import_chunk_FR3NJVLS.readUserFile)(file,io),void 0),words:`--clients ${(0,import_chunk_LCSTGNJH.shellWord)(file)}`})),...files.length>0&&positionals.length===0?[]:await clientsIn(positionals,io)];if(described.length===0)throw new import_chunk_4EXL3L4U.UserError("No OAuth client he\
re: name an integration, or a file with --clients");const{startSandbox}=await Promise.resolve().then(()=>__toESM(require("./sandbox-UXDYIOUZ.js"))),sandbox=await startSandbox({clients:described.map(({client})=>({...client,redirectUris:[...client.redirectUris,...further.map(localUri)]})),sites,port,faults:fault.map(import_chunk_JVWT4SA6.parseFault),...!json&&{onRequest:line=>io.stdout.write(`${line}
`)}});try{const interrupted=io.interrupted();io.stdout.write(json?`${JSON.stringify(await machineReadable(sandbox))}
`:await introduction(sandbox,described)),await interrupted}finally{await sandbox.close()}return 0}};async function clientsIn(paths,{cwd}){const{root,source,folders,kind}=await(0,import_chunk_3LJGNH4T.openCatalog)((paths.length>0?paths:["."]).map(path=>(0,import_node_path.resolve)(cwd,path))),described=[];for(const folder of folders){const{manifest,oauthClientsFile:file}=await import_chunk_PUGFHEK7.Integration.open(source,folder,kind),appUuid=manifest?.get("/app_uuid");file.status==="parsed"&&described.
push({client:{...(0,import_chunk_JVWT4SA6.describeClient)(file.document.value,file.document.text.file,typeof appUuid=="string"?appUuid:void 0),integration:folder},words:(0,import_chunk_LCSTGNJH.shellWord)((0,import_node_path.relative)((0,import_node_fs.realpathSync)(cwd),(0,import_node_path.join)(root,folder))||".")})}return described}function describe(file,bytes,appUuid){const parsed=(0,import_chunk_PUGFHEK7.parseJson)(new import_chunk_H5ISZNKI.TextDocument(file,(0,import_chunk_H5ISZNKI.decode)(
bytes).text));if(parsed.status==="broken")throw new import_chunk_4EXL3L4U.UserError(`${file} is not JSON: ${parsed.error.message}`);return(0,import_chunk_JVWT4SA6.describeClient)(parsed.document.value,file,appUuid)}function readSite(text){const site=(0,import_chunk_NTKSI4WW.siteNamed)(text);if(site===void 0)throw new import_chunk_4EXL3L4U.UserError(`Unexpected \`--site\`: ${(0,import_chunk_NTKSI4WW.unknownSite)(text)}`);return site.name}function localUri(text){const url=URL.canParse(text)?new URL(
text):void 0;if(url===void 0||!["127.0.0.1","localhost","[::1]"].includes(url.hostname))throw new import_chunk_4EXL3L4U.UserError(`Expected a URL on this machine after \`--redirect-uri\`, found \`${text.slice(0,100)}\``);return url.href}async function credentialsOf({name,clients,keys,refreshToken},home){return Promise.all(clients.map(async client=>({...client.integration!==void 0&&clients.length>1&&{integration:client.integration},site:name,client_id:client.id,client_secret:client.secret,refresh_token:await refreshToken(
client.id),home,published:!0,api_key:keys.apiKey,app_key:keys.applicationKey})))}async function machineReadable({sites,user}){const credentials=await Promise.all(sites.map((site,index)=>credentialsOf(site,index===0)));return{sites:sites.map(({name,origin,domain,clients,keys})=>({name,origin,domain,...keys,clients:clients.map(({name:client,id,secret,appUuid})=>({name:client,id,secret,appUuid}))})),user,credentials:credentials.flat()}}async function introduction({sites,user},described){return`${(await Promise.
all(sites.map(async({name,origin,clients,keys,refreshToken})=>{const each=await Promise.all(clients.map(async(client,index)=>`
  # ${client.name}
  export DD_OAUTH_CLIENT_ID=${client.id}
  export DD_OAUTH_CLIENT_SECRET=${client.secret}
  export DD_OAUTH_REFRESH_TOKEN=${await refreshToken(client.id)}
  npx tilelint smoke ${described[index]?.words??""} --sandbox ${name}=${origin}
`));return`${name}  ${origin}  on this machine alone

  export DD_API_KEY=${keys.apiKey} DD_APP_KEY=${keys.applicationKey}
${each.join("")}`}))).join(`
`)}
To sign in instead of the refresh token
  export DD_TEST_USER_EMAIL=${user.email} DD_TEST_USER_PASSWORD=${user.password}
  unset DD_OAUTH_REFRESH_TOKEN
To begin at a service of yours that runs on this machine, add --onboarding-url with its address

Ctrl-C ends it. Requests:
`}0&&(module.exports={command});
