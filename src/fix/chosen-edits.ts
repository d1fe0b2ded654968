// Edits that can be applied together: those of each file in order, none over another.
import { overlap } from '../documents/apply-edits.ts';
import type { Edit } from '../report.ts';

export class ChosenEdits {
  readonly #byFile = new Map<string, Edit[]>();

  /** Takes all of these edits, or none of them. @returns Whether they were taken. */
  choose(edits: readonly Edit[]): boolean {
    if (edits.some((edit) => this.#isInTheWay(edit))) return false;
    for (const edit of edits) {
      const others = this.#byFile.get(edit.file) ?? [];
      others.splice(placeOf(edit, others), 0, edit);
      this.#byFile.set(edit.file, others);
    }
    return true;
  }

  /** None of the others lies over another: only its neighbours can be in the way. */
  #isInTheWay(edit: Edit): boolean {
    const others = this.#byFile.get(edit.file) ?? [];
    const at = placeOf(edit, others);
    return others.slice(Math.max(0, at - 1), at + 1).some((other) => overlap(edit, other));
  }
}

/** How many of them begin before it. */
function placeOf({ range: { start } }: Edit, others: readonly Edit[]): number {
  let [low, high] = [0, others.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = others[middle]?.range.start ?? start;
    if (other.line < start.line || (other.line === start.line && other.column < start.column)) low = middle + 1;
    else high = middle;
  }
  return low;
}
