// The only registry of rules, in the order in which `tilelint rules` lists them.

import manifestSchema from './manifest/schema.ts';
import manifestSyntax from './manifest/syntax.ts';
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [manifestSyntax, manifestSchema];
