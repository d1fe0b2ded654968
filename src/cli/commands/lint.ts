// `tilelint [paths…]`: catalog, configuration, lint, reports, exit code.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Catalog } from '../../catalog/catalog.ts';
import { openCatalog } from '../../catalog/open.ts';
import { repositoryKind } from '../../catalog/repository-kind.ts';
import { type Config, findConfig, parseConfig } from '../../config/config.ts';
import { severitiesOf } from '../../config/severities.ts';
import { decode } from '../../documents/text.ts';
import { internalError, lint } from '../../lint.ts';
import { atLeast, type Report } from '../../report.ts';
import { reporters } from '../../reporters/index.ts';
import { rules } from '../../rules/index.ts';
import { UserError } from '../../user-error.ts';
import type { LintArguments } from '../arguments.ts';
import { type Io, wantsColor } from '../io.ts';
import { progressLine } from '../progress.ts';

/** @returns The exit code: 0 nothing, 1 findings, 2 an error of tilelint's own. */
export async function lintCommand(args: LintArguments, io: Io): Promise<number> {
  const opened = await openCatalog(args.paths.map((path) => resolve(io.cwd, path)));
  const config = await readConfig(args, opened, io);
  const kind = decided(args.catalog) ?? decided(config.catalog) ?? repositoryKind(opened.root) ?? 'auto';
  const progress = progressLine(io);
  const report = await lint({ ...opened, kind }, { severityOf: await severitiesOf(config), onProgress: progress.show });
  progress.clear();

  const sources = await readSources(opened, report);
  for (const { format, file } of args.outputs) {
    const reporter = await reporters[format]();
    const text = reporter(report, {
      color: file === undefined && wantsColor(args.color, io, io.stdout),
      quiet: args.quiet,
      source: (name) => sources.get(name),
      path: (name) => relative(io.cwd, join(opened.root, name)).split(sep).join('/'),
    });
    if (file === undefined) io.stdout.write(text);
    else write(resolve(io.cwd, file), text);
  }
  return exitCode(report, args);
}

function decided<Kind>(kind: Kind | 'auto' | undefined): Kind | undefined {
  return kind === 'auto' ? undefined : kind;
}

async function readConfig({ config }: LintArguments, { source }: Catalog, { cwd }: Io): Promise<Config> {
  const ids = rules.map(({ id }) => id);
  if (config === undefined) return findConfig(source, ids);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, config));
  } catch (error) {
    throw new UserError(`${config} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseConfig(config, bytes, ids);
}

/** The texts that findings speak of, for the lines that a report shows. */
async function readSources({ source }: Catalog, { findings }: Report): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(findings.map((finding) => finding.file))) {
    const content = await source.read(file);
    if (content.status === 'read') texts.set(file, decode(content.bytes).text);
  }
  return texts;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function exitCode({ findings, summary }: Report, { failOn, maxWarnings }: LintArguments): number {
  if (findings.some(({ rule }) => rule === internalError)) return 2;
  const fails = findings.some(({ severity }) => atLeast(severity, failOn));
  return fails || summary.warnings > maxWarnings ? 1 : 0;
}
