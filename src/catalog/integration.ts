// One folder of the catalog: its files read once, each parsed only when a rule asks for it.
import {
  type JsonDocument,
  type JsonSyntaxError,
  mostCharacters,
  mostCharactersForSchema,
  parseJson,
} from '../documents/json.ts';
import { type MarkdownDocument, parseMarkdown, tooMuchMarkdown } from '../documents/markdown.ts';
import { isObject, type Json } from '../documents/pointer.ts';
import { decode, type EncodingProblem, TextDocument } from '../documents/text.ts';
import { baseName, type Entry, type FileSource, join, resolveInside } from './file-source.ts';

export type CatalogKind = 'extras' | 'marketplace';

interface Unread {
  readonly file: string;
}
type Missing = Unread & { readonly status: 'missing' };
type Refused = Unread & { readonly status: 'refused'; readonly reason: string };

export type TextFile =
  | Missing
  | Refused
  | { readonly status: 'read'; readonly text: TextDocument; readonly problem?: EncodingProblem };

export type JsonFile =
  | Missing
  | Refused
  | { readonly status: 'broken'; readonly text: TextDocument; readonly error: JsonSyntaxError | EncodingProblem }
  | { readonly status: 'parsed'; readonly document: JsonDocument; readonly problem?: EncodingProblem };

/** Where a client is published from when the manifest does not name another path. */
export const defaultOauthPath = 'assets/oauth_clients.json';

export class Integration {
  /** POSIX, relative to the report's root. */
  readonly path: string;
  readonly name: string;
  readonly kind: CatalogKind;
  readonly manifestFile: JsonFile;
  readonly readmeFile: TextFile;
  readonly oauthClientsFile: JsonFile;
  readonly #source: FileSource;
  readonly #texts: Map<string, Promise<TextFile>>;
  #readme: Promise<MarkdownDocument | undefined> | undefined;

  static async open(source: FileSource, path: string, kind: CatalogKind | 'auto'): Promise<Integration> {
    const texts = new Map<string, Promise<TextFile>>();
    const read = (file: string) => {
      const text = readText(source, file);
      texts.set(file, text);
      return text;
    };
    const manifestFile = asJson(await read(join(path, 'manifest.json')), mostCharactersForSchema);
    const manifest = manifestFile.status === 'parsed' ? manifestFile.document : undefined;
    const oauthPath = manifest?.get('/assets/oauth');
    const inside = typeof oauthPath === 'string' ? resolveInside(path, oauthPath) : undefined;
    const [readmeFile, oauthClients] = await Promise.all([
      read(join(path, 'README.md')).then(asMarkdown),
      read(inside ?? join(path, defaultOauthPath)),
    ]);
    return new Integration(
      source,
      texts,
      path,
      kind === 'auto' ? kindOf(manifest?.value) : kind,
      manifestFile,
      readmeFile,
      asJson(oauthClients, mostCharactersForSchema),
    );
  }

  private constructor(
    source: FileSource,
    texts: Map<string, Promise<TextFile>>,
    path: string,
    kind: CatalogKind,
    manifestFile: JsonFile,
    readmeFile: TextFile,
    oauthClientsFile: JsonFile,
  ) {
    this.#source = source;
    this.#texts = texts;
    this.path = path;
    this.name = baseName(path);
    this.kind = kind;
    this.manifestFile = manifestFile;
    this.readmeFile = readmeFile;
    this.oauthClientsFile = oauthClientsFile;
  }

  /** The manifest, where it is JSON. */
  get manifest(): JsonDocument | undefined {
    return this.manifestFile.status === 'parsed' ? this.manifestFile.document : undefined;
  }

  /** The OAuth clients, where they are JSON. */
  get oauthClients(): JsonDocument | undefined {
    return this.oauthClientsFile.status === 'parsed' ? this.oauthClientsFile.document : undefined;
  }

  /** README.md's outline, where there is a README; parsed once. */
  readme(): Promise<MarkdownDocument | undefined> {
    this.#readme ??= this.readmeFile.status === 'read' ? parseMarkdown(this.readmeFile.text) : Promise.resolve(undefined);
    return this.#readme;
  }

  /** It has a client, or its manifest names one. `"oauth": {}` at the manifest's top is a leftover that means nothing. */
  get oauth(): boolean {
    return this.oauthClientsFile.status !== 'missing' || typeof this.manifest?.get('/assets/oauth') === 'string';
  }

  /** The scopes that the client requests. */
  get scopes(): readonly string[] {
    for (const role of ['integration', 'ui_extension']) {
      const scopes = this.oauthClients?.get(`/${role}/scopes`);
      if (Array.isArray(scopes)) return scopes.filter((scope) => typeof scope === 'string');
    }
    return [];
  }

  /** Resolves a path that a file of the integration names; undefined when it leaves the folder. */
  resolve(path: string): string | undefined {
    return resolveInside(this.path, path);
  }

  /** Reads a text file once. @param file As `resolve` gives it. */
  text(file: string): Promise<TextFile> {
    const known = this.#texts.get(file) ?? readText(this.#source, file);
    this.#texts.set(file, known);
    return known;
  }

  async json(file: string): Promise<JsonFile> {
    return asJson(await this.text(file), mostCharacters);
  }

  /** The entries of a folder. @param folder As `resolve` gives it. */
  list(folder: string): Promise<readonly Entry[]> {
    return this.#source.list(folder);
  }

  /** A file's size in bytes. @param file As `resolve` gives it. */
  size(file: string): Promise<number | undefined> {
    return this.#source.size(file);
  }
}

async function readText(source: FileSource, file: string): Promise<TextFile> {
  const content = await source.read(file);
  if (content.status !== 'read') return { ...content, file };
  const { text, problem } = decode(content.bytes);
  const document = new TextDocument(file, text);
  return problem === undefined ? { status: 'read', text: document } : { status: 'read', text: document, problem };
}

function asMarkdown(file: TextFile): TextFile {
  const reason = file.status === 'read' ? tooMuchMarkdown(file.text.text) : undefined;
  return file.status !== 'read' || reason === undefined ? file : { status: 'refused', file: file.text.file, reason };
}

/** @param most Characters that are parsed. */
function asJson(file: TextFile, most: number): JsonFile {
  if (file.status !== 'read') return file;
  const { text, problem } = file;
  if (problem !== undefined && problem.kind !== 'bom') return { status: 'broken', text, error: problem };
  const { length } = text.text;
  if (length > most) return { status: 'refused', file: text.file, reason: `it has ${length} characters, more than ${most}` };
  const parsed = parseJson(text);
  if (parsed.status === 'broken') return { status: 'broken', text, error: parsed.error };
  return problem === undefined ? parsed : { ...parsed, problem };
}

/** Only Marketplace offers have a vendor and a price (extras may have a vendor). */
function kindOf(manifest: Json | undefined): CatalogKind {
  if (!isObject(manifest)) return 'extras';
  const { author, pricing } = manifest;
  const vendor = isObject(author) && typeof author.vendor_id === 'string' && author.vendor_id !== '';
  return vendor && Array.isArray(pricing) && pricing.length > 0 ? 'marketplace' : 'extras';
}
