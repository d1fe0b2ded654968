// "Did you mean": the known name that a person most likely meant. Nothing rather than a far guess.
import { distance } from 'fastest-levenshtein';

/**
 * The candidate nearest to `word`, upper and lower case aside: at most two edits away, or a third of the word's length.
 * Undefined when none is that near. Of several equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bound = mostEdits(wanted) + 1;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (Math.abs(known.length - wanted.length) >= bound) continue;
    const edits = distance(wanted, known);
    if (edits >= bound) continue;
    best = candidate;
    bound = edits;
  }
  return best;
}

/** Comparing takes the product of both lengths, and no name that Datadog knows comes near this one. */
const longestWord = 300;

/** In a short word two edits leave nothing of it: at least half has to stay. */
function mostEdits({ length }: string): number {
  return Math.max(Math.min(2, Math.floor(length / 2)), Math.floor(length / 3));
}
