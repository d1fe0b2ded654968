// "Test any additional scopes that you've requested access for": one harmless read for each read scope with a known endpoint.
import { scopeReads } from '../scope-reads.ts';
import { statusOf } from '../status-of.ts';
import { failed, passed, type Step, skipped } from '../step.ts';

export const scopeAccess: Step = {
  name: 'scope-access',
  needs: ['token'],
  limit: 60_000,
  async run({ client, credentials, http }, state, signal) {
    const { tokens } = state;
    // A scope that was not granted is the step before's to tell.
    const granted = client.scopes.filter((scope) => tokens?.scopes?.includes(scope) ?? true);
    const reads = granted.flatMap((scope) => {
      const path = scopeReads(scope, Date.now());
      return path === undefined ? [] : [{ scope, path }];
    });
    if (tokens === undefined || reads.length === 0)
      return skipped(
        client.scopes.some((scope) => scopeReads(scope, Date.now()) !== undefined)
          ? 'no scope with a read that is known to be harmless was granted'
          : 'the client requests no scope with a read that is known to be harmless',
      );
    const opened: string[] = [];
    const refused: string[] = [];
    const unclear: string[] = [];
    await Promise.all(
      reads.map(async ({ scope, path }) => {
        const status = await statusOf(
          http.fetch(new URL(path, credentials.site.api), {
            headers: { authorization: `Bearer ${tokens.access}`, accept: 'application/json' },
            signal,
          }),
        );
        if (status !== undefined && status >= 200 && status < 300) {
          opened.push(scope);
          state.readable ??= path;
        } else if (status === 401 || status === 403) refused.push(`\`${scope}\` (${status})`);
        else unclear.push(`\`${scope}\` (${status ?? 'no answer'})`);
      }),
    );
    const left = unclear.length === 0 ? '' : `nothing can be said of ${unclear.sort().join(', ')}`;
    if (refused.length > 0)
      return failed(
        `Refused for ${refused.sort().join(', ')}: the test user's role lacks the permission, or the token the scope${left === '' ? '' : `; ${left}`}`,
      );
    return opened.length === 0 ? skipped(left) : passed(left === '' ? undefined : left);
  },
};
