// For a person: findings by integration, each with the lines that it speaks of.
import picocolors from 'picocolors';
import { type AppUuid, byIntegration, type Finding, type IntegrationSummary, type Report, type Severity } from '../report.ts';
import { codeFrame, linesOf } from './code-frame.ts';
import { concealed } from './concealed.ts';
import { printable, printableLines } from './printable.ts';
import { smokeConclusion, smokeLines } from './smoke-lines.ts';
import { plural, tally } from './words.ts';

export interface PrettyOptions {
  readonly color: boolean;
  /** The text of a file of the report; undefined when it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** The file as the reader would name it from where they are. */
  readonly path?: (file: string) => string;
  /** Errors only; the last line still counts everything. */
  readonly quiet?: boolean;
  /** False when only the smoke test ran: nothing is said of integrations that no rule looked at. */
  readonly linted?: boolean;
}

/** What a line of a code frame may take: it fits beside its number in a terminal of usual width. */
const columns = 100;

const proofWords: Record<AppUuid['status'], string> = {
  proven: 'proven by',
  unchanged: 'proven:',
  differs: 'differs:',
  unverified: 'not proven:',
};

/** Catalogs up to this size are told integration by integration; in larger ones what is well, or only noticed, is summed up. */
const smallCatalog = 10;

export function pretty(
  report: Report,
  { color, source, path = (file) => file, quiet = false, linted = true }: PrettyOptions,
): string {
  const paint = picocolors.createColors(color);
  const severityColor: Record<Severity, (text: string) => string> = {
    error: paint.red,
    warning: paint.yellow,
    notice: paint.blue,
  };
  const groups = byIntegration({
    integrations: report.integrations,
    findings: quiet ? report.findings.filter(({ severity }) => severity === 'error') : report.findings,
  });
  const secrets = concealed(report);

  const known = new Map<string, readonly string[]>();
  const lines = (file: string): readonly string[] => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const text = source(file);
    const split = text === undefined ? [] : linesOf(text, secrets.get(file) ?? []);
    known.set(file, split);
    return split;
  };

  const block = (finding: Finding): string => {
    const { file, range, severity, message, rule, help, fix, preexisting } = finding;
    const frame = codeFrame(lines(file), range, columns);
    const gutter = String(Math.max(0, ...frame.map(({ number }) => number ?? 0))).length;
    const shown = frame.map(({ kind, number, text }) => {
      const margin = paint.dim(`${String(number ?? '').padStart(gutter)} |`);
      if (kind === 'marked') return `    ${severityColor[severity]('>')} ${margin} ${text}`.trimEnd();
      return `      ${margin} ${kind === 'carets' ? severityColor[severity](text) : paint.dim(text)}`.trimEnd();
    });
    const marks = [fix === undefined ? '' : 'fixable', preexisting ? 'stood there before' : ''].filter((mark) => mark !== '');
    const place = `${printable(path(file))}:${range.start.line}:${range.start.column}`;
    return [
      `  ${severityColor[severity](paint.bold(severity))} ${printableLines(message).replaceAll('\n', '\n    ')}`,
      `    ${paint.cyan(place)}`,
      ...shown,
      `    ${paint.dim([rule, ...marks, help].join('  '))}`,
    ].join('\n');
  };

  const proof = ({ appUuid }: IntegrationSummary): string =>
    appUuid === undefined ? '' : `\n${paint.dim(`  app_uuid ${proofWords[appUuid.status]} ${printable(appUuid.reason)}`)}`;

  const heading = (integration: IntegrationSummary, findings: readonly Finding[]): string => {
    const verdict = findings.some(({ severity, preexisting }) => severity === 'error' && !preexisting)
      ? paint.red('✖')
      : paint.yellow('!');
    const words = [integration.oauth ? 'OAuth' : '', integration.status === 'unknown' ? '' : integration.status, tally(findings)];
    const about = words.filter((word) => word !== '').join('  ');
    return `${verdict} ${paint.bold(label(integration))}${paint.dim(`  ${about}`)}${quiet ? '' : proof(integration)}`;
  };

  const parts: string[] = [];
  const clean: IntegrationSummary[] = [];
  const noticed: Finding[] = [];
  const small = report.integrations.length <= smallCatalog;
  for (const integration of report.integrations) {
    const findings = groups.get(integration.path) ?? [];
    if (integration.passedOver !== undefined) continue;
    if (findings.length === 0) clean.push(integration);
    else if (!small && findings.every(({ severity }) => severity === 'notice')) noticed.push(...findings);
    else parts.push([heading(integration, findings), ...findings.map(block)].join('\n\n'));
  }
  const loose = groups.get('') ?? [];
  if (loose.length > 0) parts.push(loose.map(block).join('\n\n'));

  const quietly: string[] = [];
  if (!quiet) {
    for (const [rule, files] of filesByRule(noticed)) {
      const examples = files.slice(0, 3).map((file) => printable(path(file)));
      const more = files.length > examples.length ? ` and ${files.length - examples.length} more` : '';
      quietly.push(`${paint.blue('notice')} ${rule}  ${paint.dim(`${examples.join(', ')}${more}`)}`);
    }
    if (!linted) clean.length = 0;
    if (small) {
      for (const integration of clean)
        quietly.push(
          `${paint.green('✔')} ${label(integration)}${paint.dim(integration.oauth ? '  OAuth' : '')}${proof(integration)}`,
        );
    } else if (clean.length > 0) quietly.push(`${paint.green('✔')} ${plural(clean.length, 'integration')} with nothing wrong`);
    for (const integration of report.integrations) {
      if (integration.passedOver !== undefined) {
        quietly.push(
          `${paint.dim('–')} ${label(integration)}${paint.dim(`  passed over: ${printable(integration.passedOver)}`)}`,
        );
      }
    }
    for (const { rule, file, reason } of report.suppressed ?? [])
      quietly.push(paint.dim(`– ${printable(path(file))}  switched off: ${printable(reason)}  ${rule}`));
    for (const { rule, integration, reason } of report.unchecked) {
      quietly.push(
        paint.dim(
          `? ${integration === undefined ? '' : `${printable(integration)}  `}not checked: ${printable(reason)}  ${rule}`,
        ),
      );
    }
  }
  if (quietly.length > 0) parts.push(quietly.join('\n'));
  if (report.summary.fixed > 0) parts.push(paint.green(`✔ ${plural(report.summary.fixed, 'finding')} fixed`));
  if (report.smoke.length > 0) parts.push(smokeLines(report.smoke, paint, quiet));
  parts.push([...(linted ? [conclusion(report, paint)] : []), ...smokeConclusion(report.smoke, paint)].join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function conclusion({ findings, integrations }: Report, paint: ReturnType<typeof picocolors.createColors>): string {
  const checked = integrations.filter(({ passedOver }) => passedOver === undefined).length;
  const all = plural(checked, 'integration');
  const counted = findings.filter(({ rule, preexisting }) => rule !== 'catalog/no-manifest' && !preexisting);
  const before = findings.filter(({ preexisting }) => preexisting);
  const stood = before.length === 0 ? '' : paint.dim(`  ${plural(before.length, 'finding')} stood there before`);
  if (counted.length === 0)
    return `${paint.green(paint.bold(`✔ ${all} checked, nothing ${before.length === 0 ? '' : 'new '}wrong`))}${stood}`;
  const affected = [...byIntegration({ integrations, findings: counted }).keys()].length;
  const fixable = counted.filter(({ fix }) => fix !== undefined).length;
  const verdict = `${tally(counted)} in ${checked === 1 ? all : `${affected} of ${all}`}`;
  const hint = (fixable === 0 ? '' : paint.dim(`  ${fixable} fixable with --fix`)) + stood;
  return counted.some(({ severity }) => severity === 'error')
    ? `${paint.red(paint.bold(`✖ ${verdict}`))}${hint}`
    : `${paint.yellow(paint.bold(`! ${verdict}`))}${hint}`;
}

function filesByRule(findings: readonly Finding[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const { rule, file } of findings) {
    const before = files.get(rule);
    if (before === undefined) files.set(rule, [file]);
    else before.push(file);
  }
  return files;
}

function label({ name, path }: IntegrationSummary): string {
  return printable(name === '.' ? path : name);
}
