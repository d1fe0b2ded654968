export interface Limits {
    /** Milliseconds for the connection, and again for TLS and a proxy's answer. */
    readonly connect: number;
    /** Milliseconds until the answer begins. */
    readonly headers: number;
    /** Milliseconds between two parts of the body. */
    readonly body: number;
    /** Bytes of a body, after which it is given up. */
    readonly size: number;
}
export declare const defaultLimits: Limits;
