// An uninstallation section of its own, an H2 behind Setup, is shown on the tile when `tile.uninstallation` points to it. Inside
// Setup it is shown with Setup, pointed to or not; one that is out of place is readme/uninstallation-section's.
import type { Heading } from '../../documents/markdown.ts';
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { unpointedSection } from './unpointed-section.ts';

export default defineRule({
  id: 'manifest/tile-uninstallation',
  severity: 'error',
  docs: {
    description: "`tile.uninstallation` of an OAuth integration points to the README's uninstallation H2",
    source: oauthForIntegrations,
  },
  messages: {
    missing: 'Expected `uninstallation` in `tile`, found none: point it to `{{target}}`, or the tile does not show the section',
    elsewhere: 'Expected `{{target}}`, the uninstallation section, found {{found}}',
  },
  fixable: true,
  async check({ integration, report }) {
    const { manifest } = integration;
    const section = await unpointedSection(integration);
    if (manifest === undefined || section === undefined) return;
    const target = `README.md#${fragmentFor(section)}`;
    const at = manifest.at(pointer);
    const value = manifest.get(pointer);
    if (value === undefined) {
      const fix = [manifest.insert('/tile', 'uninstallation', target, 'configuration')];
      report({ messageId: 'missing', data: { target }, at, fix });
    } else {
      const fix = [manifest.replace(pointer, target)];
      report({ messageId: 'elsewhere', data: { target, found: show(value) }, at, fix });
    }
  },
});

const pointer = '/tile/uninstallation';

/** As manifests write it, `Uninstallation`, where that is the anchor but for its case. */
function fragmentFor({ text, anchor }: Heading): string {
  return text.toLowerCase() === anchor ? text : anchor;
}
