module.exports=require("./lint-TD2T5DCJ.js").chunk_U6YDKOK7;
