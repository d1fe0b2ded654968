// UUIDs that nobody was ever given: nil, patterns typed by hand, samples of the documentation.

export function isNil(uuid: string): boolean {
  return /^[0-]+$/.test(uuid);
}

/** Whether a UUID was made up: samples that everybody copies, few different digits, digits that count up. */
export function isMadeUp(uuid: string): boolean {
  const lower = uuid.toLowerCase();
  if (samples.has(lower)) return true;
  const digits = [...lower.replaceAll('-', '')].map((digit) => Number.parseInt(digit, 16));
  const steps = digits.filter((digit, index) => index > 0 && follows(digits[index - 1] ?? 0, digit)).length;
  return new Set(digits).size <= fewDigits || steps >= manySteps;
}

const samples = new Set([
  'f81d4fae-7dec-11d0-a765-00a0c91e6bf6', // RFC 4122
  '123e4567-e89b-12d3-a456-426614174000', // Wikipedia
  '550e8400-e29b-41d4-a716-446655440000', // everywhere else
]);

/** Of 32 random digits about 14 differ and 2 follow the one before: neither bound is met by chance once in a hundred million. */
const fewDigits = 4;
const manySteps = 14;

/** Counting by decimal or by hexadecimal digits, around the end too. */
function follows(before: number, digit: number): boolean {
  return digit === (before + 1) % 16 || (before === 9 && digit === 0);
}
