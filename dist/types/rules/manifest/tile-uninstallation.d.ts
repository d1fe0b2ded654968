declare const _default: import("../rule.ts").Rule<string>;
export default _default;
