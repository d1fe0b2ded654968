// Where reports go: `--format NAME[=FILE]`, each format once to its file, one of them to standard output.
import { join, relative, sep } from 'node:path';
import type { Report } from '../report.ts';
import { type Format, formats, reporters } from '../reporters/index.ts';
import { UserError } from '../user-error.ts';
import { type Io, wantsColor } from './io.ts';
import { writeUserFile } from './user-file.ts';
import { choice } from './words.ts';

export interface Output {
  readonly format: Format;
  /** Absent for standard output. */
  readonly file?: string;
}

/** @throws UserError for an unknown format, or two for standard output. */
export function readOutputs(values: readonly string[]): Output[] {
  const outputs = values.map((value) => {
    const [name = '', ...file] = value.split('=');
    const format = choice('--format', name, formats);
    return file.length === 0 ? { format } : { format, file: file.join('=') };
  });
  const nameless = outputs.find(({ file }) => file === '');
  if (nameless !== undefined) throw new UserError(`Expected a file after \`--format ${nameless.format}=\``);
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UserError('Only one format can go to standard output: give the others a file, as in `--format json=report.json`');
  }
  return outputs;
}

export interface ReportOptions {
  /** The texts that findings speak of, by file. */
  readonly sources: ReadonlyMap<string, string>;
  /** False when `--no-color` was given. */
  readonly color: boolean;
  readonly quiet?: boolean;
  /** The command's, for formats that tell it. */
  readonly exitCode?: number;
  /** False when rules were not asked: the report then says nothing of them. */
  readonly linted?: boolean;
}

/** @throws UserError for a file that cannot be written. */
export async function writeReports(
  report: Report,
  outputs: readonly Output[],
  { sources, color, quiet = false, linted = true, exitCode }: ReportOptions,
  io: Io,
): Promise<void> {
  for (const { format, file } of outputs) {
    const reporter = await reporters[format]();
    const text = reporter(report, {
      color: file === undefined && wantsColor(color, io, io.stdout),
      quiet,
      linted,
      ...(exitCode !== undefined && { exitCode }),
      ...(format === 'sarif' && { rules: (await import('../rules/rule-texts.ts')).ruleTexts() }),
      source: (name) => sources.get(name),
      path: (name) => relative(io.cwd, join(report.root, name)).split(sep).join('/'),
    });
    if (file === undefined) io.stdout.write(text);
    else writeUserFile(file, text, io);
  }
}
