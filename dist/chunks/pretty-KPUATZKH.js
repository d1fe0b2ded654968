module.exports=require("./lint-NHM4WN2Y.js").pretty_KPUATZKH;
