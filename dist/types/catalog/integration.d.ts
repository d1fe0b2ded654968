import { type JsonDocument, type JsonSyntaxError } from '../documents/json.ts';
import { type MarkdownDocument } from '../documents/markdown.ts';
import { type EncodingProblem, TextDocument } from '../documents/text.ts';
import { type Entry, type FileSource } from './file-source.ts';
export type CatalogKind = 'extras' | 'marketplace';
interface Unread {
    readonly file: string;
}
type Missing = Unread & {
    readonly status: 'missing';
};
type Refused = Unread & {
    readonly status: 'refused';
    readonly reason: string;
};
export type TextFile = Missing | Refused | {
    readonly status: 'read';
    readonly text: TextDocument;
    readonly problem?: EncodingProblem;
};
export type JsonFile = Missing | Refused | {
    readonly status: 'broken';
    readonly text: TextDocument;
    readonly error: JsonSyntaxError | EncodingProblem;
} | {
    readonly status: 'parsed';
    readonly document: JsonDocument;
    readonly problem?: EncodingProblem;
};
/** Where a client is published from when the manifest does not name another path. */
export declare const defaultOauthPath = "assets/oauth_clients.json";
export declare class Integration {
    #private;
    /** POSIX, relative to the report's root. */
    readonly path: string;
    readonly name: string;
    readonly kind: CatalogKind;
    readonly manifestFile: JsonFile;
    readonly readmeFile: TextFile;
    readonly oauthClientsFile: JsonFile;
    static open(source: FileSource, path: string, kind: CatalogKind | 'auto'): Promise<Integration>;
    private constructor();
    /** The manifest, where it is JSON. */
    get manifest(): JsonDocument | undefined;
    /** The OAuth clients, where they are JSON. */
    get oauthClients(): JsonDocument | undefined;
    /** README.md's outline, where there is a README; parsed once. */
    readme(): Promise<MarkdownDocument | undefined>;
    /** It has a client, or its manifest names one. `"oauth": {}` at the manifest's top is a leftover that means nothing. */
    get oauth(): boolean;
    /** The scopes that the client requests. */
    get scopes(): readonly string[];
    /** Resolves a path that a file of the integration names; undefined when it leaves the folder. */
    resolve(path: string): string | undefined;
    /** Reads a text file once. @param file As `resolve` gives it. */
    text(file: string): Promise<TextFile>;
    json(file: string): Promise<JsonFile>;
    /** The entries of a folder. @param folder As `resolve` gives it. */
    list(folder: string): Promise<readonly Entry[]>;
    /** A file's size in bytes. @param file As `resolve` gives it. */
    size(file: string): Promise<number | undefined>;
}
export {};
