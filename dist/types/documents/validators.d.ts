import type { ValidateFunction } from 'ajv';
export declare const manifest: ValidateFunction<unknown>;
export declare const marketplaceManifest: ValidateFunction<unknown>;
export declare const oauthClients: ValidateFunction<unknown>;
export declare const config: ValidateFunction<unknown>;
export declare const report: ValidateFunction<unknown>;
