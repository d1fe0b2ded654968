module.exports=require("./lint-TD2T5DCJ.js").chunk_3IQU2N6N;
