module.exports=require("./lint-NHM4WN2Y.js").chunk_U6YDKOK7;
