import type { AppUuid, IntegrationStatus } from '../report.ts';
import type { Answer } from './published.ts';
/** @param before The base's app_uuid, where the base has the integration. */
export declare function proveAppUuid(found: unknown, before: unknown, status: IntegrationStatus, published: readonly Answer[]): AppUuid;
