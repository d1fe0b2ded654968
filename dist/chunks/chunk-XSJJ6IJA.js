module.exports=require("./lint-NHM4WN2Y.js").chunk_XSJJ6IJA;
