// Whether what a pull request changes is ready to publish: what is proven, what is not, and what is left for a person to do in the
// Developer Platform, where no program can.
import { type Finding, type IntegrationSummary, isSandbox, type Report, smokeVerdict } from '../report.ts';
import { escapeMarkup } from './markup.ts';
import { plural } from './words.ts';

export interface PublishingOptions {
  /** The pull request's address, which the publishing flow asks for. */
  readonly pullRequest?: string | undefined;
  /** What counts for the verdict. */
  readonly blocks: (finding: Finding) => boolean;
}

/** @param integrations Those that are new or changed. */
export function publishing(
  integrations: readonly IntegrationSummary[],
  { findings, smoke }: Pick<Report, 'findings' | 'smoke'>,
  { pullRequest, blocks }: PublishingOptions,
): string {
  if (integrations.length === 0) return '';
  const errors = findings.filter((finding) => finding.severity === 'error' && blocks(finding)).length;
  const states = integrations.map((integration) => ({ integration, ...stateOf(integration, smoke) }));
  const open = states.filter(({ unproven }) => unproven.length > 0);
  const heading =
    errors > 0
      ? '❌ Not ready to publish'
      : open.length > 0
        ? '⚠️ Nothing wrong, not everything is proven'
        : '✅ Ready to publish';
  const name = ({ path }: IntegrationSummary) => (integrations.length === 1 ? '' : `**${escapeMarkup(path.slice(0, 300))}**: `);
  const proven = states.filter((state) => state.proven.length > 0);
  const left = states.flatMap(({ integration }) =>
    tasks(integration, pullRequest).map((task) => `- [ ] ${name(integration)}${task}\n`),
  );
  return [
    `\n### ${heading}\n`,
    errors > 0 ? `\n${plural(errors, 'error')} to mend first\n` : '',
    list(
      'Proven',
      proven.map((state) => `- ${name(state.integration)}${state.proven.join(', ')}\n`),
    ),
    list(
      'Not proven',
      open.map((state) => `- ${name(state.integration)}${state.unproven.join(', ')}\n`),
    ),
    list('Left for a person, in the Developer Platform', left),
  ].join('');
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `\n**${title}**\n\n${items.join('')}`;
}

function stateOf({ path, status, oauth, appUuid, change }: IntegrationSummary, smoke: Report['smoke']) {
  const proven: string[] = [];
  const unproven: string[] = [];
  const isProven = appUuid?.status === 'proven' || appUuid?.status === 'unchanged';
  if (isProven)
    proven.push(appUuid.status === 'proven' ? 'app&#95;uuid is the published one' : 'app&#95;uuid is the one that it had');
  else if (status === 'new' || oauth) unproven.push('app&#95;uuid');
  const { uninstallation = false, revocation = true, apiKeys = true } = change?.sections ?? {};
  if (oauth && uninstallation && revocation && apiKeys) proven.push('the README says how it is uninstalled');
  const tested = smoke.filter(({ integration, site }) => integration === path && !isSandbox(site));
  const sites = (passed: boolean) =>
    tested.filter(({ steps }) => (smokeVerdict(steps) === 'passed') === passed).map(({ site }) => escapeMarkup(site));
  const [works, rest] = [sites(true), sites(false)];
  if (works.length > 0) proven.push(`OAuth works on ${works.join(', ')}`);
  if (works.length > 0 && rest.length > 0) unproven.push(`that OAuth works on ${rest.join(', ')}`);
  else if (works.length === 0 && oauth) unproven.push('that OAuth works');
  return { proven, unproven };
}

function tasks({ status, oauth, appUuid, change }: IntegrationSummary, pullRequest: string | undefined): string[] {
  const link = pullRequest === undefined ? "this pull request's link" : `this pull request's link, ${pullRequest}`;
  const client = change?.oauth;
  const changed =
    client !== undefined &&
    [client.scopes, client.redirectUris, client.onboardingUrl].some(({ added, removed }) => added.length + removed.length > 0);
  const compare = 'compare app&#95;uuid with the one that step 2 of the Publishing tab shows';
  const sites = 'import the app manifest on every further site: each has its own client ID and secret';
  if (status === 'new')
    return [
      ...(appUuid?.status === 'proven' ? [] : [compare]),
      `in the publishing flow, paste ${link}`,
      ...(oauth ? [sites] : []),
    ];
  return changed ? [`go through the publishing flow again, a published client cannot be edited, and paste ${link}`] : [];
}
