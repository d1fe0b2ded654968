// The smoke test in the job summary: its steps as a table, and what really went over the wire as a sequence diagram.
import { type SmokeRequest, type SmokeResult, type SmokeStep, type SmokeVerdict, smokeVerdict } from '../report.ts';
import { escapeMarkup, withCode } from './markup.ts';
import { seconds } from './smoke-lines.ts';

const marks: Record<SmokeStep['status'], string> = { passed: '✅', failed: '❌', skipped: '⏭️' };

export const verdictMarks: Record<SmokeVerdict, string> = { passed: '✅', failed: '❌', 'not made': '⏭️' };

/** Empty without a smoke test. */
export function smokeSummary(results: readonly SmokeResult[]): string {
  if (results.length === 0) return '';
  return `\n### OAuth smoke test\n\n${results.map(section).join('\n')}`;
}

function section(result: SmokeResult): string {
  const { integration, site, steps } = result;
  const verdict = smokeVerdict(steps);
  const [first] = steps;
  if (verdict === 'not made' && steps.every(({ durationMs }) => durationMs === 0))
    return `⏭️ **${escapeMarkup(integration)}** not made: ${escapeMarkup(first?.reason ?? '')}\n`;
  const rows = steps.map(
    ({ step, status, reason = '', durationMs }) =>
      `| ${marks[status]} | ${step} | ${status === 'skipped' ? '' : seconds(durationMs).replace(' ', '&nbsp;')} | ${withCode(reason)} |\n`,
  );
  const heading = `${verdictMarks[verdict]} **${escapeMarkup(integration)}** on ${escapeMarkup(site)}: ${verdict}\n`;
  return `${heading}\n| | Step | Time | |\n|---|---|---|---|\n${rows.join('')}${diagram(result)}`;
}

/** Requests and steps beyond this many tell nobody anything. */
const mostRequests = 40;

function diagram({ site, steps, requests = [] }: SmokeResult): string {
  const shown = requests.slice(0, mostRequests);
  const browser = steps.some(({ step, status }) => step === 'authorize' && status !== 'skipped');
  if (shown.length === 0 && !browser) return '';
  const hosts = [...new Set(shown.map(({ host }) => host))];
  const name = (host: string) => `H${hosts.indexOf(host)}`;
  const participants = [
    'participant T as tilelint',
    ...(browser ? ['participant B as Browser', `participant D as ${label(`${site}, signing in`)}`] : []),
    ...hosts.map((host) => `participant ${name(host)} as ${label(host)}`),
  ];
  const last = hosts.length > 0 ? `H${hosts.length - 1}` : 'B';
  const lines = steps.slice(0, mostRequests).flatMap((step) => {
    const sent = shown.filter((request) => request.step === step.step);
    if (step.status === 'skipped' && sent.length === 0) return [];
    const seen = step.step === 'authorize' ? signIn(step) : sent.flatMap((request) => exchange(request, name(request.host)));
    return [...seen, `Note over T,${last}: ${marks[step.status]} ${step.step}`];
  });
  const more = requests.length > shown.length ? `\n${requests.length - shown.length} more requests are in the report\n` : '';
  return `\n<details><summary>What was sent</summary>\n\n\`\`\`mermaid\nsequenceDiagram\n${[...participants, ...lines].map((line) => `  ${line}\n`).join('')}\`\`\`\n${more}\n</details>\n`;
}

function exchange({ method, path, status, durationMs }: SmokeRequest, host: string): string[] {
  const answer = status === undefined ? 'no answer' : String(status);
  return [
    `T->>${host}: ${method} ${label(path)}`,
    `${host}--${status === undefined ? 'x' : '>>'}T: ${answer} (${seconds(durationMs)})`,
  ];
}

function signIn({ status, durationMs }: SmokeStep): string[] {
  const end = status === 'passed' ? `redirect, caught before it leaves (${seconds(durationMs)})` : 'no redirect with a code';
  return ['T->>B: authorization request', 'B->>D: sign in, consent', 'D-->>B: redirect', `B-->>T: ${end}`];
}

/** Text that Mermaid reads nothing into; `end` would end a block. */
function label(text: string): string {
  return text
    .slice(0, 80)
    .replaceAll(/[^\w ./,~-]/g, (character) => (character === ':' ? '#58;' : '_'))
    .replaceAll(/\be(?=nd\b)/gi, '#101;');
}
