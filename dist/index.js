import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import{UserError,lint,openCatalog}from"./chunks/chunk-DCPBICTK.js";import"./chunks/chunk-OCOZJAOS.js";export{UserError,lint,openCatalog};
