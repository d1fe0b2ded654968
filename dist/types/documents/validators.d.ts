export declare const manifest: import("ajv").ValidateFunction<unknown>;
export declare const marketplaceManifest: import("ajv").ValidateFunction<unknown>;
export declare const oauthClients: import("ajv").ValidateFunction<unknown>;
