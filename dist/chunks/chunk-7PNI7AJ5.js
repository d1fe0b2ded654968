var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{smokeSummary:()=>smokeSummary,verdictMarks:()=>verdictMarks});module.exports=__toCommonJS(stdin_exports);var import_chunk_IEZBQZ5T=require("./chunk-IEZBQZ5T.js"),import_chunk_HLPQ3MYY=require("./lint-ZVFS6GJ2.js").chunk_HLPQ3MYY,import_chunk_6PQXZQXK=require("./lint-ZVFS6GJ2.js").chunk_6PQXZQXK,marks={passed:"\u2705",failed:"\u274C",skipped:"\u23ED\uFE0F"},verdictMarks={passed:"\u2705",failed:"\u274C","not made":"\u23ED\uFE0F"};function smokeSummary(results){return results.length===
0?"":`
### OAuth smoke test

${results.map(section).join(`
`)}`}function section(result){const{integration,site,steps}=result,verdict=(0,import_chunk_6PQXZQXK.smokeVerdict)(steps),[first]=steps;if(verdict==="not made"&&steps.every(({durationMs})=>durationMs===0))return`\u23ED\uFE0F **${(0,import_chunk_IEZBQZ5T.escapeMarkup)(integration)}** not made: ${(0,import_chunk_IEZBQZ5T.escapeMarkup)(first?.reason??"")}
`;const rows=steps.map(({step,status,reason="",durationMs})=>`| ${marks[status]} | ${step} | ${status==="skipped"?"":(0,import_chunk_HLPQ3MYY.seconds)(durationMs).replace(" ","&nbsp;")} | ${(0,import_chunk_IEZBQZ5T.withCode)(reason)} |
`);return`${`${verdictMarks[verdict]} **${(0,import_chunk_IEZBQZ5T.escapeMarkup)(integration)}** on ${(0,import_chunk_IEZBQZ5T.escapeMarkup)(site)}: ${verdict}
`}
| | Step | Time | |
|---|---|---|---|
${rows.join("")}${diagram(result)}`}var mostRequests=40;function diagram({site,steps,requests=[]}){const shown=requests.slice(0,mostRequests),browser=steps.some(({step,status})=>step==="authorize"&&status!=="skipped");if(shown.length===0&&!browser)return"";const hosts=[...new Set(shown.map(({host})=>host))],name=host=>`H${hosts.indexOf(host)}`,participants=["participant T as tilelint",...browser?["participant B as Browser",`participant D as ${label(`${site}, signing in`)}`]:[],...hosts.map(host=>`\
participant ${name(host)} as ${label(host)}`)],last=hosts.length>0?`H${hosts.length-1}`:"B",lines=steps.slice(0,mostRequests).flatMap(step=>{const sent=shown.filter(request=>request.step===step.step);return step.status==="skipped"&&sent.length===0?[]:[...step.step==="authorize"?signIn(step):sent.flatMap(request=>exchange(request,name(request.host))),`Note over T,${last}: ${marks[step.status]} ${step.step}`]}),more=requests.length>shown.length?`
${requests.length-shown.length} more requests are in the report
`:"";return`
<details><summary>What was sent</summary>

\`\`\`mermaid
sequenceDiagram
${[...participants,...lines].map(line=>`  ${line}
`).join("")}\`\`\`
${more}
</details>
`}function exchange({method,path,status,durationMs},host){const answer=status===void 0?"no answer":String(status);return[`T->>${host}: ${method} ${label(path)}`,`${host}--${status===void 0?"x":">>"}T: ${answer} (${(0,import_chunk_HLPQ3MYY.seconds)(durationMs)})`]}function signIn({status,durationMs}){return["T->>B: authorization request","B->>D: sign in, consent","D-->>B: redirect",`B-->>T: ${status==="passed"?`redirect, caught before it leaves (${(0,import_chunk_HLPQ3MYY.seconds)(durationMs)})`:
"no redirect with a code"}`]}function label(text){return text.slice(0,80).replaceAll(/[^\w ./,~-]/g,character=>character===":"?"#58;":"_").replaceAll(/\be(?=nd\b)/gi,"#101;")}0&&(module.exports={smokeSummary,verdictMarks});
