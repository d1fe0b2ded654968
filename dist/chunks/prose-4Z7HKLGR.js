module.exports=require("./lint-TD2T5DCJ.js").prose_4Z7HKLGR;
