// The commands by their names; each is loaded when it is used. Words that begin with none of them are `lint`'s.
import type { Command } from '../command.ts';

type Load = () => Promise<{ readonly command: Command }>;

export const commands = {
  lint: () => import('./lint.ts'),
  authorize: () => import('./authorize.ts'),
  explain: () => import('./explain.ts'),
  init: () => import('./init.ts'),
  matrix: () => import('./matrix.ts'),
  rules: () => import('./rules.ts'),
  sandbox: () => import('./sandbox.ts'),
  smoke: () => import('./smoke.ts'),
} as const satisfies Readonly<Record<string, Load>>;

export type CommandName = keyof typeof commands;

export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}
