// An OAuth integration's README has an uninstallation section under `## Setup`.
import type { Integration } from '../../catalog/integration.ts';
import type { MarkdownDocument } from '../../documents/markdown.ts';
import type { Edit } from '../../report.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { apiKeysScope, apiKeysText, revocationText } from './required-text.ts';
import { findSection, findUninstallation } from './uninstallation.ts';

export default defineRule({
  id: 'readme/uninstallation-section',
  severity: 'error',
  docs: {
    description: "An OAuth integration's README has an uninstallation section inside `## Setup`, or as an H2 after it",
    source: oauthForIntegrations,
  },
  messages: {
    missing: 'Expected an uninstallation section under `## Setup`, found none: add `## Uninstallation` after it',
    empty: 'Expected uninstallation instructions, found an empty section',
    beforeSetup: 'Unexpected uninstallation section before `## Setup`: move it behind',
    inAnotherSection: 'Unexpected uninstallation section inside `## {{section}}`, expected it under `## Setup`: move it there',
    title: 'Unexpected uninstallation section as an H1, expected `## {{text}}`',
  },
  fixable: true,
  applies: ({ oauth }) => oauth,
  async check({ integration, report }) {
    const readme = await integration.readme();
    if (readme === undefined) return;
    const found = findUninstallation(readme);
    if (found === undefined) {
      const setup = findSection(readme, 'Setup');
      const at = setup?.at ?? readme.headings[0]?.at ?? readme.text.location(0);
      return report({ messageId: 'missing', at, fix: addSection(integration, readme) });
    }
    const { heading, placement } = found;
    const { at } = heading;
    if (readme.contentEnd(heading) === undefined) return report({ messageId: 'empty', at });
    if (placement.kind === 'before-setup') report({ messageId: 'beforeSetup', at });
    if (placement.kind === 'title') report({ messageId: 'title', data: { text: heading.text }, at });
    if (placement.kind === 'in-another-section')
      report({ messageId: 'inAnotherSection', data: { section: placement.section.text }, at });
  },
});

/** A section behind Setup, and the pointer in the manifest that makes the tile show it. */
function addSection(integration: Integration, readme: MarkdownDocument): (Edit | undefined)[] {
  const setup = findSection(readme, 'Setup');
  const end = setup === undefined ? undefined : readme.contentEnd(setup);
  if (setup === undefined || end === undefined) return [];
  const newline = readme.text.lineEnding;
  const instructions = [revocationText(integration)];
  if (integration.scopes.includes(apiKeysScope)) instructions.push(apiKeysText(integration));
  const section = ['## Uninstallation', ...instructions].join(newline + newline);
  const text = newline + newline + section;
  const { manifest } = integration;
  const pointed = manifest?.get('/tile/uninstallation') !== undefined;
  return [
    { ...readme.text.location(end), text },
    pointed ? undefined : manifest?.insert('/tile', 'uninstallation', 'README.md#Uninstallation', 'configuration'),
  ];
}
