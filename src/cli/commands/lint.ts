// `tilelint [paths…]`: check, reports, exit code.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { check } from '../../check.ts';
import { internalError } from '../../lint.ts';
import { atLeast, type Finding } from '../../report.ts';
import { reporters } from '../../reporters/index.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import { help } from '../help.ts';
import { type Io, wantsColor } from '../io.ts';
import { type LintArguments, readLintArguments } from '../lint-arguments.ts';
import { progressLine } from '../progress.ts';

export const command: Command = {
  help,
  run: (words, io) => lintCommand(readLintArguments(words), io),
};

/** @returns The exit code: 0 nothing, 1 findings, 2 an error of tilelint's own. */
async function lintCommand(args: LintArguments, io: Io): Promise<number> {
  const progress = progressLine(io);
  const { report, sources, blocks } = await check({
    paths: args.paths.map((path) => resolve(io.cwd, path)),
    onProgress: progress.show,
    fix: args.fix,
    changed: args.changed,
    requirePublished: args.requirePublished,
    ...(args.appUuid !== undefined && { appUuid: args.appUuid }),
    ...(args.appManifest !== undefined && { appManifest: { file: args.appManifest, bytes: read(args.appManifest, io) } }),
    env: io.env,
    ...(args.base !== undefined && { base: args.base }),
    ...(args.config !== undefined && {
      config: { file: args.config, path: resolve(io.cwd, args.config), bytes: read(args.config, io) },
    }),
    ...(args.catalog !== undefined && { catalog: args.catalog }),
  });
  progress.clear();

  for (const { format, file } of args.outputs) {
    const reporter = await reporters[format]();
    const text = reporter(report, {
      color: file === undefined && wantsColor(args.color, io, io.stdout),
      quiet: args.quiet,
      source: (name) => sources.get(name),
      path: (name) => relative(io.cwd, join(report.root, name)).split(sep).join('/'),
    });
    if (file === undefined) io.stdout.write(text);
    else write(resolve(io.cwd, file), text);
  }
  return exitCode(report.findings, blocks, args);
}

function read(file: string, { cwd }: Io): Uint8Array {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function exitCode(
  findings: readonly Finding[],
  blocks: (finding: Finding) => boolean,
  { failOn, maxWarnings }: LintArguments,
): number {
  if (findings.some(({ rule }) => rule === internalError)) return 2;
  const blocking = findings.filter(blocks);
  const warnings = blocking.filter(({ severity }) => severity === 'warning').length;
  return blocking.some(({ severity }) => atLeast(severity, failOn)) || warnings > maxWarnings ? 1 : 0;
}
