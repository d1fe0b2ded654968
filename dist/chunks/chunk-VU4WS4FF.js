module.exports=require("./lint-TD2T5DCJ.js").chunk_VU4WS4FF;
