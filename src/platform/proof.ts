// How an integration's app_uuid was proven, or that it was not, and why: one word and one reason for the report.
import type { AppUuid, IntegrationStatus } from '../report.ts';
import type { Answer } from './published.ts';

/** @param before The base's app_uuid, where the base has the integration. */
export function proveAppUuid(found: unknown, before: unknown, status: IntegrationStatus, published: readonly Answer[]): AppUuid {
  if (typeof found !== 'string') return { status: 'unverified', reason: 'manifest.json has none' };
  if (status === 'existing') {
    if (typeof before !== 'string') return { status: 'unverified', reason: 'the base has none to compare with' };
    return same(found, before)
      ? { status: 'unchanged', reason: 'the same as in the base' }
      : { status: 'differs', reason: `the base has \`${before}\`` };
  }
  const answers = published.filter((answer) => answer.status === 'published');
  const others = answers.filter(({ uuid }) => !same(uuid, found));
  if (others.length > 0) return { status: 'differs', reason: others.map(({ uuid, how }) => `\`${uuid}\` (${how})`).join(', ') };
  if (answers.length > 0) return { status: 'proven', reason: answers.map(({ how }) => how).join(', and ') };
  const reasons = published.flatMap((answer) => (answer.status === 'inconclusive' ? [`${answer.how}: ${answer.reason}`] : []));
  return {
    status: 'unverified',
    reason: reasons.length > 0 ? reasons.join('; ') : 'nobody who knows the published one was asked',
  };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
