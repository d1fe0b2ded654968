import type { Integration } from '../../catalog/integration.ts';
/** The scope that lets a client create API keys: only then there are keys to disable. */
export declare const apiKeysScope = "api_keys_write";
export declare function revocationText(integration: Integration): string;
export declare function apiKeysText(integration: Integration): string;
