// The reviewer's card of an integration that is new or differs from the base: what the pull request makes of it, on one look.
import {
  type AppUuid,
  type Difference,
  type IntegrationSummary,
  type OauthChange,
  type Report,
  type Sections,
  smokeVerdict,
} from '../report.ts';
import { escapeCode, escapeMarkup, short, withCode } from './markup.ts';
import { verdictMarks } from './smoke-summary.ts';

/** Whether a reviewer has something to look at. */
export function hasCard({ passedOver, change, status }: IntegrationSummary): boolean {
  return passedOver === undefined && (change !== undefined || status === 'new');
}

export function card(integration: IntegrationSummary, { smoke, unchecked }: Pick<Report, 'smoke' | 'unchecked'>): string {
  const { path, status, oauth, appUuid, change } = integration;
  const rows: [string, string | undefined][] = [
    ['app_uuid', appUuid && appUuidInWords(appUuid)],
    ...(change?.oauth === undefined ? [] : clientRows(change.oauth)),
    ['README', change?.sections && sectionsInWords(change.sections, oauth)],
    ['OAuth test', oauth ? testsInWords(path, smoke) : undefined],
    ['Not checked', reasons(unchecked.filter((each) => each.integration === path).map(({ reason }) => withCode(short(reason))))],
  ];
  const told = rows.flatMap(([name, text]) =>
    text === undefined ? [] : [`| **${name.replace('_', '&#95;').replace(' ', '&nbsp;')}** | ${text} |\n`],
  );
  const kind = [status === 'new' ? 'new' : 'existing', ...(oauth ? ['OAuth'] : [])].join(' · ');
  return `\n### ${escapeMarkup(short(path))} · ${kind}\n\n| | |\n|---|---|\n${told.join('')}`;
}

function appUuidInWords({ status, reason }: AppUuid): string {
  const words = { proven: '✅ proven by', unchanged: '✅', differs: '❌ differs:', unverified: '⚠️ not proven:' }[status];
  return `${words} ${withCode(short(reason))}`;
}

function clientRows({ scopes, redirectUris, onboardingUrl }: OauthChange): [string, string][] {
  const parts = [scopes, redirectUris, onboardingUrl];
  if (parts.every(({ added, removed }) => added.length + removed.length === 0)) return [['OAuth client', 'as before']];
  return [
    ['Scopes', differenceInWords(scopes)],
    ['Redirect URIs', differenceInWords(redirectUris)],
    ['Onboarding URL', differenceInWords(onboardingUrl)],
  ];
}

/** More of them nobody reads in a card; the report has them all. */
const mostValues = 12;

function differenceInWords({ added, removed }: Difference): string {
  const changes = [...added.map((text) => ({ sign: '➕', text })), ...removed.map((text) => ({ sign: '➖', text }))];
  if (changes.length === 0) return 'as before';
  const shown = changes.slice(0, mostValues).map(({ sign, text }) => `${sign}&nbsp;<code>${escapeCode(short(text))}</code>`);
  const more = changes.length > mostValues ? [`and ${changes.length - mostValues} more`] : [];
  return [...shown, ...more].join('<br>');
}

function sectionsInWords({ setup, uninstallation, revocation, apiKeys }: Sections, oauth: boolean): string {
  const mark = (is: boolean, what: string) => `${is ? '✅' : '❌'}&nbsp;${what}`;
  return [
    mark(setup, 'Setup'),
    ...(oauth || uninstallation ? [mark(uninstallation, 'Uninstallation')] : []),
    ...(revocation === undefined ? [] : [mark(revocation, 'says that authorizations are revoked')]),
    ...(apiKeys === undefined ? [] : [mark(apiKeys, 'says to disable API keys')]),
  ].join(' · ');
}

function testsInWords(path: string, smoke: Report['smoke']): string {
  const results = smoke.filter(({ integration }) => integration === path);
  const made = results.map(({ site, steps }) => ({ site: escapeMarkup(site), verdict: smokeVerdict(steps) }));
  const told = made.filter(({ verdict }) => verdict !== 'not made');
  if (told.length === 0) return '⏭️ not made: nothing shows yet that signing in works';
  return made.map(({ site, verdict }) => `${verdictMarks[verdict]}&nbsp;${site}&nbsp;${verdict}`).join(' · ');
}

function reasons(texts: readonly string[]): string | undefined {
  const most = 5;
  if (texts.length === 0) return undefined;
  return [...texts.slice(0, most), ...(texts.length > most ? [`and ${texts.length - most} more`] : [])].join('<br>');
}
