var __defProp=Object.defineProperty;var __getOwnPropDesc=Object.getOwnPropertyDescriptor;var __getOwnPropNames=Object.getOwnPropertyNames;var __hasOwnProp=Object.prototype.hasOwnProperty;var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:!0})},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to};var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:!0}),mod);var stdin_exports={};__export(stdin_exports,{diffs:()=>diffs});module.exports=__toCommonJS(stdin_exports);var import_chunk_ASDD3CCQ=require("./chunk-ASDD3CCQ.js"),import_chunk_RXAIFX33=require("./chunk-RXAIFX33.js"),import_chunk_IEZBQZ5T=require("./chunk-IEZBQZ5T.js"),import_chunk_DYBVW3Z6=require("./lint-ZVFS6GJ2.js").chunk_DYBVW3Z6,import_chunk_5DITSOXN=require("./lint-ZVFS6GJ2.js").chunk_5DITSOXN,import_chunk_VFQ7N5L7=require("./chunk-VFQ7N5L7.js"),import_chunk_H5ISZNKI=require("./lint-ZVFS6GJ2.js").chunk_H5ISZNKI,import_chunk_SEWDMQ6Q=require("./chunk-VFQ7N5L7.js").chunk_SEWDMQ6Q;
function diffs(report,sources,{findings:most=20,lines=40,columns=500}={}){const secrets=(0,import_chunk_DYBVW3Z6.concealed)(report),fixable=report.findings.filter(({fix})=>fix!==void 0);if(fixable.length===0)return"";const blocks=fixable.slice(0,most).map(finding=>{const diff=diffLines(finding,sources,secrets).map(line=>cut(line,columns)),more=diff.length>lines?[`  \u2026 and ${(0,import_chunk_5DITSOXN.plural)(diff.length-lines,"more line")}`]:[];return`${title(finding)}

${fenced([...diff.slice(0,lines),...more])}
`}),left=fixable.length-blocks.length,rest=left>0?`
and ${(0,import_chunk_5DITSOXN.plural)(left,"more finding")} that can be mended
`:"";return`
<details><summary>${`${(0,import_chunk_5DITSOXN.plural)(fixable.length,"finding")} can be mended by <code>npx tilelint --fix</code>`}</summary>

${blocks.join(`
`)}${rest}
</details>
`}function title({file,range,rule,help}){return`${(0,import_chunk_IEZBQZ5T.escapeMarkup)(file)}:${range.start.line} \xB7 [${rule}](${help})`}function diffLines({fix},sources,secrets){const edits=fix?.edits??[],files=[...new Set(edits.map(({file})=>file))].filter(file=>sources.has(file));return files.flatMap(file=>{const before=sources.get(file)??"",own=edits.filter(edit=>edit.file===file),shown=(0,import_chunk_DYBVW3Z6.covered)(before,secrets.get(file)),changes=(0,import_chunk_ASDD3CCQ.changedLines)(
withLf(shown),withLf((0,import_chunk_RXAIFX33.applyEdits)(shown,own)));return files.length>1?[`@@ ${file} @@`,...changes]:changes})}function withLf(text){return text.replaceAll(`\r
`,`
`)}function cut(line,columns){const shown=(0,import_chunk_VFQ7N5L7.printable)(line.replaceAll("	","    "));return shown.length>columns?`${shown.slice(0,columns)}\u2026`:shown}function fenced(lines){const fence=(0,import_chunk_IEZBQZ5T.fenceFor)(lines.join(`
`));return[`${fence}diff`,...lines,fence].join(`
`)}0&&(module.exports={diffs});
