module.exports=require("./lint-NHM4WN2Y.js").chunk_5WV63265;
