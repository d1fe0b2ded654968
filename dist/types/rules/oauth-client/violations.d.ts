import type { Integration } from '../../catalog/integration.ts';
import { type Violation } from '../../documents/schema.ts';
/** What the schema says of the OAuth clients, which are validated once; nothing while they are not JSON. */
export declare function oauthClientViolations(integration: Integration): readonly Violation[];
/** `oauth-client/scopes` */
export declare function isUnknownScope({ pointer, keyword }: Violation): boolean;
