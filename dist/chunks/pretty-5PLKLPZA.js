module.exports=require("./lint-TD2T5DCJ.js").pretty_5PLKLPZA;
