// What the redirect to the partner says: a code, or why there is none.
import type { Site } from '../platform/sites.ts';

export type CallbackAnswer =
  | { readonly code: string; readonly note?: string }
  | {
      /** What is wrong, and what to do. */
      readonly fault: string;
    };

/** @param state That of the authorization request. */
export function readCallback({ searchParams }: URL, state: string, site: Site): CallbackAnswer {
  const [code, error, domain] = ['code', 'error', 'domain'].map((name) => searchParams.get(name) ?? undefined);
  if (searchParams.get('state') !== state)
    return { fault: 'The redirect does not carry the `state` that was sent: something between changes it' };
  if (error !== undefined) {
    const description = searchParams.get('error_description');
    return { fault: `${site.name} refused: \`${error}\`${description === null ? '' : ` (${description.slice(0, 200)})`}` };
  }
  if (domain !== undefined && domain !== site.domain)
    return {
      fault: `The redirect says \`domain=${domain.slice(0, 100)}\`, expected \`${site.domain}\`: the account is on another site`,
    };
  if (code === undefined) return { fault: 'The redirect carries no `code`' };
  return domain === undefined ? { code, note: 'the redirect names no `domain`' } : { code };
}
