// Whose configuration counts. In a change it is the base's: a change cannot switch its own gate off, nor confirm its own app_uuid.
import { relative, sep } from 'node:path';
import type { FileSource } from '../catalog/file-source.ts';
import { isInside } from '../catalog/inside.ts';
import { type Config, defaults, findConfig, parseConfig } from './config.ts';

/** A configuration that the user named, instead of the one at the top of the repository. */
export interface NamedConfig {
  /** As the user named it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Policy {
  readonly config: Config;
  /** What only the change itself says of published app_uuids: it may contradict, and it proves nothing. */
  readonly claims?: { readonly file: string; readonly apps: Config['apps'] };
  /** What does not apply yet, to be said. */
  readonly notYet?: string;
}

/** @throws UserError for a configuration that is wrong, the change's own included. */
export async function readPolicy(
  { root, head, base }: { readonly root: string; readonly head: FileSource; readonly base?: FileSource },
  named: NamedConfig | undefined,
  ruleIds: readonly string[],
): Promise<Policy> {
  const now = named === undefined ? await findConfig(head, ruleIds) : await parseConfig(named.file, named.bytes, ruleIds);
  if (base === undefined) return { config: now };
  const was = await readBefore(base, root, named, ruleIds);
  const file = now.file ?? was?.file;
  // Nobody has one; or one is named that is no part of the repository.
  if (file === undefined || (named !== undefined && was === undefined && !isInside(named.path, root))) return { config: now };
  const config = was ?? (named === undefined ? { ...defaults, sites: now.sites } : now);
  const apps = Object.fromEntries(Object.entries(now.apps).filter(([folder]) => was?.apps[folder] === undefined));
  const same = JSON.stringify({ ...now, file }) === JSON.stringify({ ...config, file });
  return {
    config: was === undefined && named !== undefined ? { ...config, apps: {} } : config,
    ...(Object.keys(apps).length > 0 && { claims: { file, apps } }),
    ...(!same && {
      notYet: `what ${file} ${was === undefined ? 'asks for, which the base does not have' : 'changes'}: it applies after the merge`,
    }),
  };
}

async function readBefore(
  base: FileSource,
  root: string,
  named: NamedConfig | undefined,
  ruleIds: readonly string[],
): Promise<Config | undefined> {
  if (named === undefined) {
    const found = await findConfig(base, ruleIds);
    return found.file === undefined ? undefined : found;
  }
  if (!isInside(named.path, root)) return undefined;
  const content = await base.read(relative(root, named.path).split(sep).join('/'));
  return content.status === 'read' ? parseConfig(named.file, content.bytes, ruleIds) : undefined;
}
