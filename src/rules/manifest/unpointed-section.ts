// The section that manifest/tile-uninstallation speaks of, for which manifest/tile-anchors then says nothing: one fault, one finding.
import { join } from '../../catalog/file-source.ts';
import type { Integration } from '../../catalog/integration.ts';
import type { Heading } from '../../documents/markdown.ts';
import { isObject } from '../../documents/pointer.ts';
import { locate } from '../locate.ts';
import { findUninstallation, speaksOfUninstalling } from '../readme/uninstallation.ts';
import { splitTarget } from './references.ts';

/** The uninstallation H2 behind Setup that an OAuth integration's tile does not point to. */
export async function unpointedSection(integration: Integration): Promise<Heading | undefined> {
  const { manifest, oauth } = integration;
  if (!oauth || !isObject(manifest?.get('/tile'))) return undefined;
  const readme = await integration.readme();
  if (readme === undefined) return undefined;
  const found = findUninstallation(readme);
  if (found?.placement.kind !== 'after-setup') return undefined;
  const value = manifest.get('/tile/uninstallation');
  if (value === undefined) return found.heading;
  // Another type is manifest/schema's, a file that does not exist manifest/referenced-files'.
  if (typeof value !== 'string' || value === '') return undefined;
  const { path, fragment } = splitTarget(value);
  const located = path === '' ? undefined : await locate(integration, path);
  if (located !== undefined && located.status !== 'file') return undefined;
  const inReadme = located?.file === join(integration.path, 'README.md') && fragment !== undefined;
  const target = inReadme ? readme.target(fragment) : undefined;
  return target?.level === 2 && speaksOfUninstalling(target) ? undefined : found.heading;
}
