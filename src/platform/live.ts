// What a live answer means for a manifest. An app that was imported on another site, or that a private client belongs to, may have
// another id: nobody knows. So a difference counts only for the published client on the site that the integration was made on.
import type { Answer } from './published.ts';

export function judgeLive(
  answer: Answer,
  appUuid: string | undefined,
  { home, published }: { readonly home: boolean; readonly published: boolean },
): Answer {
  if (answer.status === 'inconclusive' || answer.uuid.toLowerCase() === appUuid?.toLowerCase() || (home && published))
    return answer;
  const missing = [home ? '' : '`home: true`', published ? '' : '`published: true`'].filter((each) => each !== '').join(' and ');
  return {
    status: 'inconclusive',
    how: answer.how,
    reason: `the app there is \`${answer.uuid}\`, which may differ on another site or for a private client; the credentials do not say ${missing}`,
  };
}
