// How long a sign-in waits for its pages. By itself, so that the library's types need no package of browsers.
export interface Pace {
  /** Milliseconds between two looks at a page. */
  readonly interval: number;
  /** Milliseconds that a page may take to go on after something was submitted, or may ask to be left alone. */
  readonly patience: number;
  /** Milliseconds that the authorize page may take to open. */
  readonly opening: number;
  /** Milliseconds before it is opened again, at least. */
  readonly pause: number;
}

export const usualPace: Pace = { interval: 100, patience: 20_000, opening: 30_000, pause: 2_000 };
