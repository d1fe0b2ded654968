module.exports=require("./lint-TD2T5DCJ.js").chunk_2RVHUEI5;
