// For a comment, an issue or a wiki: the verdict and the findings of each integration as a list. GitHub-flavoured Markdown in which
// nothing that the repository wrote is anything but text.
import { byIntegration, type Finding, type Report } from '../report.ts';
import { escapeMarkup, withCode } from './markup.ts';
import { smokeSummary } from './smoke-summary.ts';
import { plural, tally } from './words.ts';

export interface MarkdownOptions {
  /** Errors only. */
  readonly quiet?: boolean;
}

export function markdown(report: Report, { quiet = false }: MarkdownOptions = {}): string {
  const { integrations, findings, unchecked } = report;
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  const groups = byIntegration({ integrations, findings: shown });
  const parts = [`## tilelint\n\n${verdict(report)}`];
  for (const [path, group] of groups) {
    parts.push([`### ${path === '' ? 'The catalog' : escapeMarkup(path)}`, group.map(item).join('\n')].join('\n\n'));
  }
  const notes = quiet
    ? []
    : [
        ...integrations.flatMap(({ path, passedOver }) =>
          passedOver === undefined ? [] : [`- ${escapeMarkup(path)} was passed over: ${withCode(passedOver)}`],
        ),
        ...unchecked.map(
          ({ rule, integration, reason }) =>
            `- ${integration === undefined ? '' : `${escapeMarkup(integration)}: `}${withCode(reason)} (${rule})`,
        ),
        ...(report.suppressed ?? []).map(
          ({ rule, file, reason }) => `- ${escapeMarkup(file)}: ${rule} is switched off: ${escapeMarkup(reason)}`,
        ),
      ];
  if (notes.length > 0) parts.push(['### Not checked', notes.join('\n')].join('\n\n'));
  const smoke = smokeSummary(report.smoke).trim();
  if (smoke !== '') parts.push(smoke);
  return `${parts.join('\n\n')}\n`;
}

function verdict({ findings, integrations }: Report): string {
  const checked = plural(integrations.filter(({ passedOver }) => passedOver === undefined).length, 'integration');
  const fresh = findings.filter(({ preexisting }) => !preexisting);
  const stood = findings.length - fresh.length;
  const before = stood === 0 ? '' : `, ${plural(stood, 'finding')} stood there before`;
  if (fresh.length === 0) return `**${checked} checked, nothing ${stood === 0 ? '' : 'new '}wrong**${before}`;
  return `**${tally(fresh)}** in ${checked}${before}`;
}

function item({ severity, message, file, range, rule, help, fix, preexisting }: Finding): string {
  const notes = [`[${rule}](${help})`, ...(fix === undefined ? [] : ['fixable']), ...(preexisting ? ['stood there before'] : [])];
  return `- **${severity}** ${withCode(message)}\\\n  ${escapeMarkup(file)}:${range.start.line}:${range.start.column} · ${notes.join(' · ')}`;
}
