import { describe, expect, test } from 'vitest';
import { nearest } from '../src/nearest.ts';

const keys = ['overview', 'configuration', 'uninstallation', 'support', 'title', 'id'];

describe('nearest', () => {
  test.each([
    ['titel', 'title'],
    ['Title', 'title'],
    ['suport', 'support'],
    ['uninstall', undefined],
    ['uninstalation_', 'uninstallation'],
    ['configuration_url', 'configuration'],
    ['od', 'id'],
    ['ab', undefined],
    ['x', undefined],
    ['', undefined],
    ['pricing', undefined],
  ])('%s -> %s', (word, expected) => {
    expect(nearest(word, keys)).toBe(expected);
  });

  test('prefers the nearer one, then the first', () => {
    expect(nearest('metrics_reed', ['metrics_write', 'metric_read', 'metrics_read'])).toBe('metrics_read');
    expect(nearest('bat', ['cat', 'rat'])).toBe('cat');
  });

  test('has nothing to choose from', () => {
    expect(nearest('title', [])).toBeUndefined();
  });

  test('a word of a million letters is compared with nothing, nor with one as long', () => {
    expect(nearest('a'.repeat(1_000_000), [...keys, 'b'.repeat(1_000_000)])).toBeUndefined();
  });
});
