module.exports=require("./lint-TD2T5DCJ.js").chunk_KM4N5O7S;
