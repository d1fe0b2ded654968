// What is wrong with a file that has to be UTF-8 JSON, in the words that every rule about such a file shares.
import type { JsonFile } from '../catalog/integration.ts';
import type { Problem } from './rule.ts';

export const syntaxMessages = {
  encoding: 'Expected UTF-8, found {{found}}: save the file as UTF-8',
  syntax: '{{problem}}',
  bom: 'Unexpected byte order mark: save the file as UTF-8 without BOM',
} as const;

/** The fault at its exact place; nothing for good JSON, nor for a file that could not be read. */
export function syntaxProblem(file: JsonFile): Problem<keyof typeof syntaxMessages> | undefined {
  if (file.status === 'broken') {
    const { text, error } = file;
    if ('message' in error) return { messageId: 'syntax', data: { problem: error.message }, at: error.at };
    const found = error.kind === 'utf-16' ? 'UTF-16' : 'bytes that are not UTF-8';
    return { messageId: 'encoding', data: { found }, at: text.location(error.offset, error.offset + 1) };
  }
  if (file.status === 'parsed' && file.problem?.kind === 'bom') return { messageId: 'bom', at: file.document.text.location(0) };
  return undefined;
}
