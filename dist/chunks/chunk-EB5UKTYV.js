module.exports=require("./lint-TD2T5DCJ.js").chunk_EB5UKTYV;
