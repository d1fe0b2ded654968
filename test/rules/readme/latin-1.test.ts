import rule from '../../../src/rules/readme/latin-1.ts';
import { example, readme } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const withText = (text: string) => ({ ...example, 'README.md': readme.replace('switches the lights', text) });
const message = (found: string) => `Expected Latin-1 characters, found ${found}: write it in other words`;

testRule(rule, {
  valid: {
    ASCII: { files: example },
    'Latin-1': { files: withText('café ÿ °') },
    'the Marketplace': { files: withText('the “lights” 🚀'), kind: 'marketplace' },
  },
  invalid: {
    'one character': { files: withText('the ⟦Ω⟧ lights'), messages: [message('`Ω` (U+03A9)')] },
    'several on a line': { files: withText('⟦🚀⟧ the “lights”'), messages: [message('`🚀` (U+1F680) and 2 more on this line')] },
    'more lines than are named': {
      files: withText(`${'⟦…⟧\n'.repeat(20)}…\n…\n⟦…⟧`),
      messages: [
        ...Array.from({ length: 20 }, () => message('`…` (U+2026)')),
        'Unexpected characters above U+00FF on 3 more lines',
      ],
    },
  },
});
