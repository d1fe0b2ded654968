import type { Json } from '../../../src/documents/pointer.ts';
import rule from '../../../src/rules/app-uuid/format.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const wayOut = 'copy the app_uuid from step 2 of the Publishing tab in the Developer Platform';
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const withUuid = (value: Json) => withManifest(text.replace(JSON.stringify(manifest.app_uuid), `⟦${JSON.stringify(value)}⟧`));
const valid = (uuid: string) => ({ files: withManifest(json({ ...manifest, app_uuid: uuid })) });
const placeholder = (found: string) => ({
  files: withUuid(found),
  messages: [`Unexpected placeholder \`${found}\`: ${wayOut}`],
});
const malformed = (value: string, found: string = `\`${value}\``) => ({
  files: withUuid(value),
  messages: [`Expected a UUID of 8-4-4-4-12 hexadecimal digits, found ${found}: ${wayOut}`],
});

testRule(rule, {
  valid: {
    'version 4': valid('6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11'),
    'version 7': valid('0193a2c4-5be1-7c3d-8f60-52d9e07b1a46'),
    'version 1': valid('2b7c1f60-5a3e-11ef-9f3b-da7ad0900002'),
    'no version that a standard has': valid('6f1a2b52-8c1d-fb0e-1a53-7f0d5f1f2c11'),
    capitals: valid('6F1A2B52-8C1D-4B0E-9A53-7F0D5F1F2C11'),
    'many digits of one kind': valid('3f111111-1c11-4b51-9a11-70d1113e2c11'),
    'a manifest that is not JSON': { files: withManifest('{') },
  },
  invalid: {
    'no key': {
      files: withManifest(text.replace(/ {2}"app_uuid".*\n/, '').replace('{', '⟦{⟧')),
      messages: [`Expected the key \`app_uuid\` in the file, found none: ${wayOut}`],
    },
    'a manifest that is a list': {
      files: withManifest('⟦[⟧]\n'),
      messages: [`Expected the key \`app_uuid\` in the file, found none: ${wayOut}`],
    },
    'a number': {
      files: withUuid(42),
      messages: [`Expected a UUID in quotes, found the number \`42\`: ${wayOut}`],
    },
    null: { files: withUuid(null), messages: [`Expected a UUID in quotes, found the value \`null\`: ${wayOut}`] },
    'an object': { files: withUuid({ id: 1 }), messages: [`Expected a UUID in quotes, found an object: ${wayOut}`] },
    empty: malformed('', 'an empty text'),
    braces: malformed('{6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11}'),
    'a URN': malformed('urn:uuid:6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11'),
    'no dashes': malformed('6f1a2b528c1d4b0e9a537f0d5f1f2c11'),
    'a digit too few': malformed('6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c1'),
    'a letter that is no digit': malformed('6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c1g'),
    'a space behind': malformed('6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11 ', '`6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11 `'),
    nil: { files: withUuid('00000000-0000-0000-0000-000000000000'), messages: [`Unexpected nil UUID: ${wayOut}`] },
    ones: placeholder('11111111-1111-1111-1111-111111111111'),
    'the largest': placeholder('FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'),
    'zeros with a version': placeholder('00000000-0000-4000-8000-000000000000'),
    'decimal digits in order': placeholder('12345678-1234-1234-1234-123456789012'),
    'hexadecimal digits in order': placeholder('01234567-89ab-cdef-0123-456789abcdef'),
    'half in order': placeholder('a1b2c3d4-e5f6-7890-abcd-ef1234567890'),
    "a standard's sample": placeholder('f81d4fae-7dec-11d0-a765-00a0c91e6bf6'),
    letters: placeholder('xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'),
    'angle brackets': placeholder('<app_uuid>'),
    words: placeholder('YOUR_APP_UUID'),
    'a template': placeholder('{{ uuid }}'),
    later: placeholder('TODO'),
  },
});
