// The SARIF 2.1.0 schema of OASIS, as Microsoft's test package ships it, compiled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// It says draft 4, which ajv no longer reads, and uses nothing in which the drafts differ.
const { $schema: _draft4, id: $id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'file:///') && !/[\s<>"{}|\\^`]/.test(text));
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));

const validate = ajv.compile({ $id, ...schema });

/** @returns What the schema has against it; empty when it is SARIF. */
export function sarifFaults(log: unknown): string[] {
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
