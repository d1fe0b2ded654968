module.exports=require("./lint-TD2T5DCJ.js").chunk_CLO5OKH7;
