// Edits of one text: which go together, and what becomes of it.
import { describe, expect, test } from 'vitest';
import { applyEdits, overlap } from '../../src/documents/apply-edits.ts';
import type { Edit } from '../../src/report.ts';
import { range } from '../support/report.ts';

describe('edits', () => {
  const edit = (start: number, end: number, text: string, file = 'a'): Edit => ({ file, range: range(1, start, end), text });

  test('are those of the text before any of them', () => {
    expect(applyEdits('abcdef', [edit(5, 6, 'E'), edit(1, 2, 'A'), edit(3, 3, '-')])).toBe('Ab-cdEf');
  });

  test.each([
    [edit(1, 3, ''), edit(2, 4, ''), true],
    [edit(1, 3, ''), edit(3, 4, ''), false],
    [edit(2, 2, ''), edit(2, 2, ''), true],
    [edit(2, 2, ''), edit(1, 4, ''), true],
    [edit(1, 3, ''), edit(2, 4, '', 'b'), false],
  ])('%o and %o overlap: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });
});
