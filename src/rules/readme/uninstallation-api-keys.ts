// The section says to disable the integration's API keys, where its client may create them.
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { appendParagraph } from './append-paragraph.ts';
import { maySayApiKeysStay, saysApiKeysDisabled } from './instructions.ts';
import { apiKeysScope, apiKeysText } from './required-text.ts';
import { findUninstallation, sentencesOf } from './uninstallation.ts';

export default defineRule({
  id: 'readme/uninstallation-api-keys',
  severity: 'error',
  docs: {
    description:
      "The uninstallation section says to disable the integration's API keys, where the client requests `api_keys_write`",
    source: oauthForIntegrations,
  },
  messages: {
    missing:
      'Expected the section to say to disable the API keys of this integration (its client requests `api_keys_write`): add that sentence',
  },
  fixable: true,
  applies: ({ scopes }) => scopes.includes(apiKeysScope),
  async check({ integration, report }) {
    const readme = await integration.readme();
    const heading = readme === undefined ? undefined : findUninstallation(readme)?.heading;
    // No section, or an empty one, is readme/uninstallation-section's finding.
    if (readme === undefined || heading === undefined || readme.contentEnd(heading) === undefined) return;
    const sentences = await sentencesOf(readme, heading);
    if (saysApiKeysDisabled(sentences)) return;
    // Beside a sentence that says the opposite the instruction would contradict: a person has to choose.
    const fix = maySayApiKeysStay(sentences) ? [] : [appendParagraph(readme, heading, apiKeysText(integration))];
    report({ messageId: 'missing', at: heading.at, fix });
  },
});
