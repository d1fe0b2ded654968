import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);
import{version}from"./chunks/chunk-6SOPMOL7.js";import"./chunks/chunk-OCOZJAOS.js";console.log(version);
