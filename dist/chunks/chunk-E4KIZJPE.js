module.exports=require("./lint-NHM4WN2Y.js").chunk_E4KIZJPE;
