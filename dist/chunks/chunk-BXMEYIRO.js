module.exports=require("./lint-TD2T5DCJ.js").chunk_BXMEYIRO;
