export interface GitResult {
    readonly ok: boolean;
    readonly stdout: Buffer;
    readonly stderr: string;
}
export declare class Git {
    #private;
    /** The top of the work tree. */
    readonly top: string;
    /** @param env What git may know of the environment. */
    constructor(top: string, env: Readonly<Record<string, string | undefined>>);
    /** @throws UserError when there is no git to run. */
    run(args: readonly string[], input?: string): GitResult;
    /** One line of output; undefined when git says no. */
    line(...args: string[]): string | undefined;
}
