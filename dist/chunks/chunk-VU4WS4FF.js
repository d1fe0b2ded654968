module.exports=require("./lint-NHM4WN2Y.js").chunk_VU4WS4FF;
