module.exports=require("./lint-NHM4WN2Y.js").chunk_I7H7Z4EM;
