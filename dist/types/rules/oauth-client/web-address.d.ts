export declare const webAddressMessages: {
    readonly notUrl: "Expected an absolute URL that begins with `https://`, found {{found}}";
    readonly credentials: "Unexpected user name or password in a URL: remove it, and change it wherever it is used";
    readonly host: "Unexpected {{kind}} {{host}}, expected one that every customer reaches: leave it out of the client that is published";
    readonly https: "Expected `https`, found {{scheme}}: codes and sign-ins must not travel in the clear";
};
export interface WebAddressFault {
    readonly messageId: keyof typeof webAddressMessages;
    readonly data?: Readonly<Record<string, string>>;
}
export interface WebAddress {
    /** Undefined when it is no absolute URL with a host. */
    readonly url: URL | undefined;
    readonly faults: readonly WebAddressFault[];
}
export declare function readWebAddress(text: string): Promise<WebAddress>;
/** The user name and password in front of the host, as they are written: `name:password@`. */
export declare function credentialsIn(text: string): string | undefined;
