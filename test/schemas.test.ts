// The schemas as an editor uses them: every key that a person writes has a title and a description to show.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys under `if`, and the Marketplace's further demands, repeat keys that are described where they are defined. */
const repeating = /\/(?:if|marketplaceManifest)$/;

function keys(schema: Node): { at: string; title: unknown; description: unknown }[] {
  const found: { at: string; title: unknown; description: unknown }[] = [];
  const walk = (node: unknown, at: string): void => {
    if (Array.isArray(node)) for (const [index, each] of node.entries()) walk(each, `${at}/${index}`);
    if (!isNode(node) || repeating.test(at)) return;
    if (isNode(node.properties)) {
      for (const [key, value] of Object.entries(node.properties)) {
        const { title, description } = resolved(schema, isNode(value) ? value : {});
        found.push({ at: `${at}/${key}`, title, description });
      }
    }
    for (const [key, value] of Object.entries(node)) walk(value, `${at}/${key}`);
  };
  walk(schema, '');
  return found;
}

function resolved(schema: Node, node: Node): Node {
  if (typeof node.$ref !== 'string') return node;
  const target = node.$ref
    .slice(2)
    .split('/')
    .reduce<unknown>((each, part) => (isNode(each) ? each[part] : undefined), schema);
  return { ...(isNode(target) ? target : {}), ...node };
}

describe.each(['manifest', 'oauth-clients', 'config'])('%s', (name) => {
  const schema: Node = JSON.parse(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8'));

  test('every key says what it is', () => {
    const all = keys(schema);
    expect(all.length).toBeGreaterThan(8);
    for (const { at, title, description } of all) {
      expect(title, `${at} has a title`).toEqual(expect.stringMatching(/^\p{Lu}/u));
      expect(description, `${at} has a description`).toEqual(expect.stringMatching(/\S{3}/));
      expect(description, `${at} says more than its title`).not.toBe(title);
    }
  });

  test('it is found under its own address', () => {
    expect(schema.$id).toBe(`https://raw.githubusercontent.com/tilelint/tilelint/main/schemas/${name}.schema.json`);
    expect(readFileSync(new URL('../docs/editor.md', import.meta.url), 'utf8')).toContain(String(schema.$id));
  });
});
