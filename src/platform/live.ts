// What a live answer means for a manifest. A match proves. An app that was imported on another site, or that a private client
// belongs to, may have another id: nobody knows. So a difference counts only for a new integration, read through its published
// client on the site that it was made on.
import type { IntegrationStatus } from '../report.ts';
import type { Answer } from './published.ts';

export interface Circumstances {
  readonly status: IntegrationStatus;
  /** The integration was made on this site. */
  readonly home: boolean;
  /** The client is the published one, not the private version. */
  readonly published: boolean;
}

export function judgeLive(answer: Answer, appUuid: string | undefined, { status, home, published }: Circumstances): Answer {
  if (answer.status === 'inconclusive' || answer.uuid.toLowerCase() === appUuid?.toLowerCase()) return answer;
  const doubts = [
    ...(status === 'existing' ? ['only a new integration is held to it'] : []),
    ...(status === 'unknown' ? ['without a base nobody knows whether the integration is new'] : []),
    ...(home ? [] : ['it may differ from site to site, and nothing says that this is the home site (`home: true`)']),
    ...(published
      ? []
      : ['it may differ for a private client, and nothing says that this is the published one (`published: true`)']),
  ];
  if (doubts.length === 0) return answer;
  return { status: 'inconclusive', how: answer.how, reason: `it is \`${answer.uuid}\`, but ${doubts.join('; ')}` };
}
