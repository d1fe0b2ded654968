module.exports=require("./lint-TD2T5DCJ.js").chunk_SU5Z2K7X;
