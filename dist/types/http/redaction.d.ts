export declare class Redaction {
    #private;
    /** From now on; an empty text is no secret. */
    add(secret: string): void;
    /**
     * The text with `[redacted]` in the place of every secret, a long secret's beginning included. Upper and lower case are the same
     * to it: an email comes back in small letters, and so do the digits of `%2F`.
     */
    hide(text: string): string;
}
