// One line that tells how far a long run is, where somebody watches.
import type { Io } from './io.ts';

/** Shorter runs are over before anybody reads. */
const fewest = 20;

export function progressLine({ stderr, env }: Io): { show(done: number, total: number): void; clear(): void } {
  const watched = stderr.isTTY && env.CI === undefined && env.TERM !== 'dumb';
  let shown = false;
  return {
    show(done, total) {
      if (!watched || total < fewest || done % 10 !== 0) return;
      shown = true;
      stderr.write(`\r\u001b[2K${done} of ${total} integrations`);
    },
    clear() {
      if (shown) stderr.write('\r\u001b[2K');
    },
  };
}
