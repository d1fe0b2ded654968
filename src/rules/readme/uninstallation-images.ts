// In the Marketplace the uninstallation section shows no images (ddev's README rules).
import { defineRule } from '../rule.ts';
import { marketplaceOffering } from '../sources.ts';
import { findSection } from './uninstallation.ts';

export default defineRule({
  id: 'readme/uninstallation-images',
  severity: 'error',
  docs: { description: 'In the Marketplace the section `## Uninstallation` has no images', source: marketplaceOffering },
  messages: { image: 'Unexpected image in the uninstallation section: describe the step in words' },
  applies: ({ kind }) => kind === 'marketplace',
  async check({ integration, report }) {
    const readme = await integration.readme();
    const section = readme === undefined ? undefined : findSection(readme, 'Uninstallation');
    if (readme === undefined || section === undefined) return;
    const { images } = await import('../../documents/prose.ts');
    for (const { start, end } of images(readme, section)) report({ messageId: 'image', at: readme.text.location(start, end) });
  },
});
