export declare class Secrets {
    #private;
    add(secret: string): void;
    addAll(others: Secrets): void;
    /** A message may show the beginning of a secret alone, where it cuts a long value: that is hidden as well. */
    hide(text: string): string;
}
