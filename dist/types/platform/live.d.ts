import type { IntegrationStatus } from '../report.ts';
import type { Answer } from './published.ts';
export interface Circumstances {
    readonly status: IntegrationStatus;
    /** The integration was made on this site. */
    readonly home: boolean;
    /** The client is the published one, not the private version. */
    readonly published: boolean;
}
export declare function judgeLive(answer: Answer, appUuid: string | undefined, { status, home, published }: Circumstances): Answer;
