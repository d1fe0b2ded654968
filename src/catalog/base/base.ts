// What the integrations were before: a revision, which folder of it each one comes from, and whether anything differs.
import { type Catalog, folderKind } from '../catalog.ts';
import { type FileSource, join, parentFolder } from '../file-source.ts';
import { blobOid, treeOid } from './object-hash.ts';
import type { Revision } from './revision.ts';

export interface Base {
  readonly commit: string;
  /** Its files; those that are the same here are read here. */
  readonly source: FileSource;
  /** Reads what differs in a folder of the base at once, before its files are asked for one by one. */
  prefetch(folder: string): Promise<void>;
  /** The folder of the base that a folder of the head comes from, itself or before it was renamed; undefined when it is new. */
  origin(folder: string): Promise<string | undefined>;
  /** Whether anything in the folder differs from the base. */
  isChanged(folder: string): Promise<boolean>;
}

/**
 * A revision as the base of a catalog. Every question may throw BaseUnavailable, where the revision is not here.
 * @param head The commit that is checked out, where that, and not what became of the files since, is compared with the base.
 */
export function baseOf(catalog: Catalog, revision: Revision, head?: Revision): Base {
  const isSame = memoized(async (folder) => {
    const oid = await head?.oid(folder);
    return oid !== undefined && oid === (await revision.oid(folder));
  });
  // A folder that is the same in both commits has the same files: git tells them here, and nobody else is asked.
  const whereKnown = async (folder: string) => (head !== undefined && (await isSame(folder)) ? head : revision);
  const source = new SharedFiles(catalog.source, revision, whereKnown);
  return {
    commit: revision.commit,
    source,
    prefetch: (folder) => source.prefetch(folder),
    isChanged: memoized(async (folder) =>
      (await head?.oid(folder)) === undefined ? differs(folder, catalog.source, revision) : !(await isSame(folder)),
    ),
    origin: memoized(originFinder(catalog, source)),
  };
}

/** The base's files. What has the same hash here is the same file: it is not fetched from anywhere. */
class SharedFiles implements FileSource {
  readonly #here: FileSource;
  readonly #revision: Revision;
  readonly #whereKnown: (folder: string) => Promise<Revision>;

  constructor(here: FileSource, revision: Revision, whereKnown: (folder: string) => Promise<Revision>) {
    this.#here = here;
    this.#revision = revision;
    this.#whereKnown = whereKnown;
  }

  async read(path: string) {
    const revision = await this.#whereKnown(parentFolder(path));
    const oid = await revision.oid(path);
    if (oid !== undefined) {
      const here = await this.#here.read(path);
      if (here.status === 'read' && blobOid(here.bytes, oid.length) === oid) return here;
    }
    return revision.read(path);
  }

  list(folder: string) {
    return this.#revision.list(folder);
  }

  size(path: string) {
    return this.#revision.size(path);
  }

  async prefetch(folder: string): Promise<void> {
    const wanted: string[] = [];
    for (const [path, oid] of await this.#revision.objects(folder)) {
      if (/\.(?:png|jpe?g|gif|svg|pdf)$/i.test(path)) continue;
      const here = await this.#here.read(path);
      if (here.status !== 'read' || blobOid(here.bytes, oid.length) !== oid) wanted.push(path);
    }
    await this.#revision.prefetch(wanted);
  }
}

async function differs(folder: string, head: FileSource, base: Revision): Promise<boolean> {
  const whole = await base.oid(folder);
  if (whole !== undefined && (await treeOid(head, folder, whole.length)) === whole) return false;
  const objects = await base.objects(folder);
  let files = 0;
  const folders = [folder];
  for (const each of folders) {
    for (const { name, kind, link } of await head.list(each)) {
      const path = join(each, name);
      if (link !== undefined) {
        // Compared by where it leads, as git has it, and not followed: links can lead in circles.
        files++;
        const oid = objects.get(path);
        if (oid === undefined || blobOid(Buffer.from(link), oid.length) !== oid) return true;
        continue;
      }
      if (kind === 'folder') {
        if (name !== '.git') folders.push(path);
        continue;
      }
      files++;
      const oid = objects.get(path);
      const content = await head.read(path);
      if (oid === undefined || content.status !== 'read' || blobOid(content.bytes, oid.length) !== oid) return true;
    }
  }
  return files !== objects.size;
}

function memoized<Value>(compute: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

/** A renamed folder is the same integration: it is followed by app_id and by the integration's id or source type. */
function originFinder(catalog: Catalog, base: FileSource): (folder: string) => Promise<string | undefined> {
  const goneFrom = memoized((parent) => identitiesOfGone(parent, catalog.source, base));
  return async (folder) => {
    if ((await base.list(folder)).length > 0) return folder;
    const wanted = await identities(catalog.source, folder);
    for (const parent of wanted.length === 0 ? [] : new Set([...catalog.parents, parentFolder(folder)])) {
      const gone = await goneFrom(parent);
      const origin = wanted.map((identity) => gone.get(identity)).find((candidate) => candidate !== undefined);
      if (origin !== undefined) return origin;
    }
    return undefined;
  };
}

/** The folders of the base that the head has no more, by what they are. What is still there was not renamed. */
async function identitiesOfGone(parent: string, head: FileSource, base: FileSource): Promise<ReadonlyMap<string, string>> {
  const gone = new Map<string, string>();
  for (const { name, kind } of await base.list(parent)) {
    const candidate = join(parent, name);
    if (kind !== 'folder' || (await head.list(candidate)).length > 0) continue;
    if ((await folderKind(base, candidate)) !== 'integration') continue;
    for (const identity of await identities(base, candidate)) if (!gone.has(identity)) gone.set(identity, candidate);
  }
  return gone;
}

async function identities(source: FileSource, folder: string): Promise<string[]> {
  const content = await source.read(join(folder, 'manifest.json'));
  if (content.status !== 'read') return [];
  try {
    const { app_id, assets } = JSON.parse(Buffer.from(content.bytes).toString());
    const { id, source_type_name: name } = assets?.integration ?? {};
    return [`app_id ${app_id}`, `id ${id}`, `source type ${name}`].filter(
      (_, index) => typeof [app_id, id, name][index] === 'string',
    );
  } catch {
    return []; // Its own lint run says what is wrong with it.
  }
}
