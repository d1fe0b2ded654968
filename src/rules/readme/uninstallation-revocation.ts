// The section says that earlier authorizations are revoked.
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { appendParagraph } from './append-paragraph.ts';
import { maySayAuthorizationsStay, saysAuthorizationsRevoked } from './instructions.ts';
import { revocationText } from './required-text.ts';
import { findUninstallation, sentencesOf } from './uninstallation.ts';

export default defineRule({
  id: 'readme/uninstallation-revocation',
  severity: 'error',
  docs: {
    description: 'The uninstallation section says that previous authorizations are revoked once the integration is uninstalled',
    source: oauthForIntegrations,
  },
  messages: {
    missing:
      'Expected the section to say that previous authorizations are revoked once the integration is uninstalled: add that sentence',
  },
  fixable: true,
  applies: ({ oauth }) => oauth,
  async check({ integration, report }) {
    const readme = await integration.readme();
    const heading = readme === undefined ? undefined : findUninstallation(readme)?.heading;
    // No section, or an empty one, is readme/uninstallation-section's finding.
    if (readme === undefined || heading === undefined || readme.contentEnd(heading) === undefined) return;
    const sentences = await sentencesOf(readme, heading);
    if (saysAuthorizationsRevoked(sentences)) return;
    // Beside a sentence that says the opposite the instruction would contradict: a person has to choose.
    const fix = maySayAuthorizationsStay(sentences) ? [] : [appendParagraph(readme, heading, revocationText(integration))];
    report({ messageId: 'missing', at: heading.at, fix });
  },
});
