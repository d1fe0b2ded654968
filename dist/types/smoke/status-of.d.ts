/** Undefined when there is no answer. */
export declare function statusOf(request: Promise<Response>): Promise<number | undefined>;
