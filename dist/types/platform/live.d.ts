import type { Answer } from './published.ts';
export declare function judgeLive(answer: Answer, appUuid: string | undefined, { home, published }: {
    readonly home: boolean;
    readonly published: boolean;
}): Answer;
