// The H2 sections that every README has, by their exact names, with something in them (ddev's README rules).
import type { Integration } from '../../catalog/integration.ts';
import type { MarkdownDocument } from '../../documents/markdown.ts';
import { type Location, startOf } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { findUninstallation, isInPlace } from './uninstallation.ts';

export default defineRule({
  id: 'readme/required-sections',
  severity: 'error',
  docs: {
    description:
      'README.md has `## Overview` and `## Setup`, in the Marketplace also `## Support` and `## Uninstallation`, none of them empty',
    source: assetsReference,
  },
  messages: {
    noReadme: 'Expected a README.md beside manifest.json, found none',
    unreadable: 'README.md cannot be read: {{reason}}',
    missing: 'Expected a section `## {{name}}`, found none: add it here',
    misnamed: 'Expected `## {{name}}`, found `{{found}}`: rename the heading',
    empty: 'Expected something in the section `## {{name}}`, found it empty',
  },
  async check({ integration, report }) {
    const { readmeFile: file, manifest } = integration;
    if (file.status === 'missing') {
      const named = ['overview', 'configuration'].some((key) => String(manifest?.get(`/tile/${key}`)).startsWith('README.md'));
      // A manifest that names the file is told so by manifest/referenced-files.
      if (!named && manifest !== undefined) report({ messageId: 'noReadme', at: manifest.key('/tile') });
      return;
    }
    if (file.status === 'refused')
      return report({ messageId: 'unreadable', data: { reason: file.reason }, at: startOf(file.file) });
    if (file.problem !== undefined && file.problem.kind !== 'bom') {
      const reason = 'it is not UTF-8, save it as UTF-8';
      return report({ messageId: 'unreadable', data: { reason }, at: file.text.location(file.problem.offset) });
    }
    const readme = await integration.readme();
    if (readme === undefined) return;
    let after: Location | undefined;
    for (const name of requiredSections(integration, readme)) {
      const section = readme.headings.find((heading) => heading.level === 2 && heading.text === name);
      if (section !== undefined) {
        if (readme.contentEnd(section) === undefined) report({ messageId: 'empty', data: { name }, at: section.at });
        after = section.at;
        continue;
      }
      const near = readme.headings.find(({ level, text }) => level <= 3 && sameName(text, name));
      if (near !== undefined)
        report({ messageId: 'misnamed', data: { name, found: `${'#'.repeat(near.level)} ${near.text}` }, at: near.at });
      else report({ messageId: 'missing', data: { name }, at: after ?? readme.headings[0]?.at ?? readme.text.location(0) });
    }
  },
});

function requiredSections(integration: Integration, readme: MarkdownDocument): string[] {
  const required = ['Overview', 'Setup'];
  if (integration.kind !== 'marketplace') return required;
  // An OAuth integration that says nothing of it is readme/uninstallation-section's finding.
  const said = findUninstallation(readme);
  const owned =
    integration.oauth && (said === undefined || !isInPlace(said.placement) || readme.contentEnd(said.heading) === undefined);
  return owned ? [...required, 'Support'] : [...required, 'Uninstallation', 'Support'];
}

/** Another case, a blank more or less, a colon or an emoji: `set-up`, `SETUP:`, `🚀 Setup`. */
function sameName(text: string, name: string): boolean {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '') === name.toLowerCase();
}
