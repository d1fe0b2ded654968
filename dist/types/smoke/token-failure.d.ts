import type { Site } from '../platform/sites.ts';
import type { OauthFailure } from './oauth-server.ts';
export declare function explainTokenFailure({ status, error, description }: OauthFailure, grant: 'code' | 'refresh-token', { name }: Site): string;
