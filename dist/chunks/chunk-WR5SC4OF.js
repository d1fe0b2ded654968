module.exports=require("./lint-NHM4WN2Y.js").chunk_WR5SC4OF;
