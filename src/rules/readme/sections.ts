// Which of the required sections a README has, for a reviewer: the same questions as the rules ask, answered yes or no.
import type { Integration } from '../../catalog/integration.ts';
import type { Sections } from '../../report.ts';
import { saysApiKeysDisabled, saysAuthorizationsRevoked } from './instructions.ts';
import { apiKeysScope } from './required-text.ts';
import { findUninstallation, isInPlace, sentencesOf } from './uninstallation.ts';

export async function sectionsOf(integration: Integration): Promise<Sections> {
  const readme = await integration.readme();
  const setup = readme?.headings.find(({ level, text }) => level === 2 && text === 'Setup');
  const found = readme === undefined ? undefined : findUninstallation(readme);
  const filled = readme !== undefined && found !== undefined && readme.contentEnd(found.heading) !== undefined;
  const sentences = integration.oauth && filled ? await sentencesOf(readme, found.heading) : [];
  return {
    setup: readme !== undefined && setup !== undefined && readme.contentEnd(setup) !== undefined,
    uninstallation: filled && isInPlace(found.placement),
    ...(integration.oauth && { revocation: saysAuthorizationsRevoked(sentences) }),
    ...(integration.scopes.includes(apiKeysScope) && { apiKeys: saysApiKeysDisabled(sentences) }),
  };
}
