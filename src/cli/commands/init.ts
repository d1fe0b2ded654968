// `tilelint init`: the workflow and the configuration, as new files; what exists already is left as it is.
import { existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { openCatalog, topOf } from '../../catalog/open.ts';
import { repositoryKind } from '../../catalog/repository-kind.ts';
import { configFiles } from '../../config/config.ts';
import { creation } from '../../documents/patch.ts';
import { printable } from '../../reporters/printable.ts';
import { plural } from '../../reporters/words.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import type { Io } from '../io.ts';
import { shellWord } from '../shell-word.ts';
import { parseWords } from '../words.ts';

const help = `tilelint init: the workflow and tilelint.yml for a repository

Usage
  tilelint init [path]    the folder of an integration, or of a catalog of them (default: this folder)

Shows the new files as a diff and writes them at the top of the repository. A file that exists is left as it is.
`;

export const command: Command = {
  help,
  async run(words, io) {
    const { positionals } = parseWords(words, {});
    if (positionals.length > 1) throw new UserError('Expected one path: `tilelint init [path]`');
    return init(realpathSync(existing(resolve(io.cwd, positionals[0] ?? '.'))), io);
  },
};

async function init(path: string, { stdout }: Io): Promise<number> {
  const { folders } = await openCatalog([path]);
  const top = topOf(path) ?? path;
  const inside = relative(top, path).split(sep).join('/') || '.';
  const kind = repositoryKind(top) ?? 'auto';
  const [only = '', ...others] = folders;
  const what =
    others.length > 0
      ? `a catalog of ${plural(folders.length, 'integration')}`
      : `one integration, ${printable(nameOf(only, top))}`;
  stdout.write(`Found ${what}.\n\n`);

  const made: string[] = [];
  for (const { file, instead, text } of filesFor(inside, kind)) {
    const there = [file, ...instead].find((each) => existsSync(join(top, each)));
    if (there !== undefined) {
      stdout.write(`${there} exists and is left as it is.\n\n`);
      continue;
    }
    stdout.write(`${creation(file, text)}\n`);
    create(top, file, text);
    made.push(file);
  }
  if (made.length === 0) stdout.write('Nothing to write.\n');
  else
    stdout.write(
      `Written: ${made.join(', ')}. On the default branch they check every pull request to it, in a fork as well. Now: npx tilelint ${shellWord(inside)}\n`,
    );
  return 0;
}

interface NewFile {
  readonly file: string;
  /** Files that serve the same purpose. */
  readonly instead: readonly string[];
  readonly text: string;
}

function filesFor(path: string, kind: string): NewFile[] {
  return [
    { file: '.github/workflows/tilelint.yml', instead: ['.github/workflows/tilelint.yaml'], text: workflow(path) },
    {
      file: configFiles[0],
      instead: configFiles.flatMap((file) => [file, file.replace(/yml$/, 'yaml')]),
      text: configuration(kind),
    },
  ];
}

function workflow(path: string): string {
  const input = path === '.' ? '' : `        with:\n          path: ${JSON.stringify(path)}\n`;
  return `name: tilelint
on:
  pull_request:
  merge_group:
permissions:
  contents: read
jobs:
  tilelint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 2 # the pull request and its base
      - uses: tilelint/tilelint@v1
${input}`;
}

function configuration(kind: string): string {
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/tilelint/tilelint/main/schemas/config.schema.json
# https://github.com/tilelint/tilelint/blob/main/docs/configuration.md
catalog: ${kind} # extras, marketplace or auto

# The published app_uuid of a new integration, from step 2 of the Developer Platform's Publishing tab:
# apps:
#   my_integration: 00000000-0000-0000-0000-000000000000

# Another severity for a rule (error, warning, notice or off), everywhere or for some integrations:
# rules:
#   manifest/support-anchor: off
# overrides:
#   - integrations: [my_integration]
#     rules:
#       readme/latin-1: off
#     reason: why it is judged otherwise
`;
}

/** Nothing is followed out of the repository, and nothing is overwritten. */
function create(top: string, file: string, text: string): void {
  const folders = dirname(file)
    .split('/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'));
  const link = folders.find((each) => lstatSync(join(top, each), { throwIfNoEntry: false })?.isSymbolicLink());
  if (link !== undefined) throw new UserError(`${file} is not written: ${link} is a link`);
  try {
    mkdirSync(dirname(join(top, file)), { recursive: true });
    writeFileSync(join(top, file), text, { flag: 'wx' });
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A repository that is an integration itself has its folder's name. */
function nameOf(folder: string, top: string): string {
  return basename(folder === '.' ? top : folder);
}

function existing(path: string): string {
  if (!existsSync(path))
    throw new UserError(`${path} does not exist: give the folder of an integration, or of a catalog of them`);
  return path;
}
