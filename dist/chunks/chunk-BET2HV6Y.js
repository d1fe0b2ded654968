module.exports=require("./lint-NHM4WN2Y.js").chunk_BET2HV6Y;
