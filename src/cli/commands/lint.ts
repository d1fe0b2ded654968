// `tilelint [paths…]`: check, reports, exit code.
import { resolve } from 'node:path';
import { type CheckRequest, check } from '../../check.ts';
import { internalError } from '../../lint.ts';
import { atLeast, type Finding } from '../../report.ts';
import type { Command } from '../command.ts';
import { help } from '../help.ts';
import type { Io } from '../io.ts';
import { type LintArguments, readLintArguments } from '../lint-arguments.ts';
import { writeReports } from '../outputs.ts';
import { progressLine } from '../progress.ts';
import { readUserFile } from '../user-file.ts';

export const command: Command = {
  help,
  run: (words, io) => lintCommand(readLintArguments(words), io),
};

/** @returns The exit code: 0 nothing, 1 findings, 2 an error of tilelint's own. */
async function lintCommand(args: LintArguments, io: Io): Promise<number> {
  const progress = progressLine(io);
  const live = await readLive(io);
  const { report, sources, changes, blocks } = await check({
    paths: args.paths.map((path) => resolve(io.cwd, path)),
    onProgress: progress.show,
    ...(args.fix !== undefined && { fix: args.fix }),
    changed: args.changed,
    requirePublished: args.requirePublished,
    ...(args.appUuid !== undefined && { appUuid: args.appUuid }),
    ...(args.appManifest !== undefined && { appManifest: { file: args.appManifest, bytes: readUserFile(args.appManifest, io) } }),
    ...(live !== undefined && { live }),
    env: io.env,
    ...(args.base !== undefined && { base: args.base }),
    impliedBase: true,
    ...(args.config !== undefined && {
      config: { file: args.config, path: resolve(io.cwd, args.config), bytes: readUserFile(args.config, io) },
    }),
    ...(args.catalog !== undefined && { catalog: args.catalog }),
  });
  progress.clear();
  if (args.fix === 'show') io.stdout.write((await import('../../documents/patch.ts')).patch(changes));

  const code = exitCode(report.findings, blocks, args);
  await writeReports(report, args.outputs, { sources, color: args.color, quiet: args.quiet, exitCode: code }, io);
  return code;
}

/** Undefined without both keys: many a machine has one of them for other reasons. */
async function readLive({ env }: Io): Promise<CheckRequest['live']> {
  const { DD_API_KEY: apiKey = '', DD_APP_KEY: applicationKey = '' } = env;
  if (apiKey === '' || applicationKey === '') return undefined;
  const { liveClients } = await import('../../live-clients.ts');
  return liveClients({ keys: { apiKey, applicationKey }, env });
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
