import rule from '../../../src/rules/readme/uninstallation-images.ts';
import { example, readme } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const withImage = (image: string) => ({
  ...example,
  'README.md': readme.replace('## Support', `1. Click it:\n   ${image}\n\n## Support`),
});

testRule(rule, {
  valid: {
    'no image': { files: example, kind: 'marketplace' },
    'an image in another section': {
      files: { ...example, 'README.md': readme.replace('## Uninstallation', '![x](images/harbor.png)\n\n## Uninstallation') },
      kind: 'marketplace',
    },
    'outside of the Marketplace': { files: withImage('![x](images/harbor.png)'), kind: 'extras' },
  },
  invalid: {
    'an image': {
      files: withImage('⟦![the button](images/harbor.png)⟧'),
      kind: 'marketplace',
      messages: ['Unexpected image in the uninstallation section: describe the step in words'],
    },
    'one by reference, one in HTML': {
      files: withImage('⟦![the button][1]⟧ or ⟦<img src="images/harbor.png">⟧'),
      kind: 'marketplace',
      messages: [
        'Unexpected image in the uninstallation section: describe the step in words',
        'Unexpected image in the uninstallation section: describe the step in words',
      ],
    },
  },
});
