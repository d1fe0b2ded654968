module.exports=require("./lint-NHM4WN2Y.js").prose_4Z7HKLGR;
