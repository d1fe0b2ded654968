export declare class Redaction {
    #private;
    /** From now on; an empty text is no secret. */
    add(secret: string): void;
    /** The text with `[redacted]` in the place of every secret, a long secret's beginning included. */
    hide(text: string): string;
}
