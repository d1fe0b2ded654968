import type { Catalog } from '../catalog/catalog.ts';
import type { IntegrationSummary, Unchecked } from '../report.ts';
import type { Target } from './smoke-test.ts';
export interface Targets {
    readonly targets: readonly Target[];
    /** OAuth integrations whose client cannot be read: their own lint run says what is wrong with it. */
    readonly unchecked: readonly Unchecked[];
}
/** @param integrations Of the catalog, as its report lists them. */
export declare function findTargets({ source, kind }: Pick<Catalog, 'source' | 'kind'>, integrations: readonly IntegrationSummary[]): Promise<Targets>;
/**
 * A client without a manifest, as integrations from the Publishing Platform have it.
 * @param file Its name in the report.
 * @throws UserError when it describes no client.
 */
export declare function targetOfFile(file: string, bytes: Uint8Array): Target;
