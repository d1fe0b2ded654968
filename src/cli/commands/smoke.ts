// `tilelint smoke`: the OAuth smoke test of one or several integrations, with the credentials that the user hands over.
import { relative, resolve, sep } from 'node:path';
import { check } from '../../check.ts';
import { Redaction } from '../../http/redaction.ts';
import { sites as datadogSites, siteNamed, unknownSite } from '../../platform/sites.ts';
import { type Report, smokeVerdict } from '../../report.ts';
import { signingBrowser } from '../../smoke/browser/browser.ts';
import { sandboxSite } from '../../smoke/sandbox-site.ts';
import { smokeTest } from '../../smoke/smoke-test.ts';
import { findTargets, type Targets, targetOfFile } from '../../smoke/targets.ts';
import { withSmoke } from '../../smoke/with-smoke.ts';
import { UserError } from '../../user-error.ts';
import { version } from '../../version.ts';
import type { Command } from '../command.ts';
import { findCredentials } from '../credentials-source.ts';
import type { Io } from '../io.ts';
import { readOutputs, writeReports } from '../outputs.ts';
import { readUserFile } from '../user-file.ts';
import { parseWords } from '../words.ts';

const help = `tilelint smoke: does the OAuth client work, on each site?

Usage
  tilelint smoke [paths…]        the clients of these integrations (default: this folder)
  tilelint smoke --clients FILE  the client of an oauth_clients.json without its integration

Credentials come from --credentials, or from the environment:
  DD_OAUTH_CREDENTIALS           JSON or YAML: site, client_id, client_secret, and refresh_token, or email and password;
                                 one entry, or a list for several sites and integrations (then with integration)
  DD_SITE DD_OAUTH_CLIENT_ID DD_OAUTH_CLIENT_SECRET and DD_OAUTH_REFRESH_TOKEN, or DD_TEST_USER_EMAIL and
  DD_TEST_USER_PASSWORD          one site (default: US1)
  DD_API_KEY DD_APP_KEY          of an account there: the app behind the client is read and compared with app_uuid
\`tilelint authorize\` gets a refresh token. Credentials go to Datadog's own hosts alone.

Options
  --credentials FILE         as DD_OAUTH_CREDENTIALS; a refresh token that Datadog replaces is written back
  --refresh-token-file FILE  where a replaced one goes when there is no such file (default: in your configuration folder)
  --site NAME                test this site only; repeat it for several
  --create-api-key           create the organisation's Marketplace API key, once, and delete it where DD_API_KEY allows
  --revoke                   revoke what the refresh token gave: it may be dead afterwards
  --required                 no credentials is an error
  --base REV                 tells new integrations from existing ones, as for lint
  --chrome PATH              the browser to sign in with (default: the one that is installed)
  --artifacts FOLDER         keep a picture of a page that a sign-in failed at
  --onboarding-url URL       in the place of the client's
  --sandbox [NAME=]ORIGIN    a \`tilelint sandbox\` on this machine instead of Datadog; repeat it for several
  --format NAME[=FILE]       as for lint
  --no-color                 no colours

Exit codes
  0  nothing failed, or there were no credentials (the last line says which)
  1  a step failed, or no token was exchanged
  2  usage or internal error
`;

const options = {
  clients: { type: 'string' },
  credentials: { type: 'string' },
  'refresh-token-file': { type: 'string' },
  site: { type: 'string', multiple: true },
  'create-api-key': { type: 'boolean' },
  revoke: { type: 'boolean' },
  required: { type: 'boolean' },
  base: { type: 'string' },
  chrome: { type: 'string' },
  artifacts: { type: 'string' },
  'onboarding-url': { type: 'string' },
  sandbox: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  'no-color': { type: 'boolean' },
} as const;

export const command: Command = {
  help,
  async run(words, io) {
    const { values, positionals } = parseWords(words, options);
    const { clients, credentials: file, 'refresh-token-file': tokenFile, chrome, artifacts, base } = values;
    if (clients !== undefined && positionals.length > 0)
      throw new UserError('Expected integrations or `--clients FILE`, found both');
    const outputs = readOutputs(values.format ?? ['pretty']);
    const known = values.sandbox === undefined ? datadogSites : values.sandbox.map(sandboxSite);
    const asked = values.site?.map((name) => {
      const site = siteNamed(name, known);
      if (site === undefined) throw new UserError(`Unexpected \`--site\`: ${unknownSite(name, known)}`);
      return site.name;
    });
    const source = findCredentials(
      { ...(file !== undefined && { file }), ...(tokenFile !== undefined && { tokenFile }) },
      known,
      io,
    );
    const subject = clients === undefined ? await ofPaths(positionals, base, io) : ofFile(clients, io);
    const browser = signingBrowser({
      env: io.env,
      platform: io.platform,
      ...(chrome !== undefined && { chrome: resolve(io.cwd, chrome) }),
      ...(artifacts !== undefined && { artifacts: resolve(io.cwd, artifacts) }),
    });
    const redaction = new Redaction();
    try {
      const outcome = await smokeTest({
        targets: subject.targets,
        credentials: source.credentials.filter(({ site }) => asked === undefined || asked.includes(site.name)),
        required: values.required === true,
        claimedSites: asked ?? subject.claimedSites,
        allow: { createApiKey: values['create-api-key'] === true, revoke: values.revoke === true },
        signIn: browser.signIn,
        openOnboarding: browser.openOnboarding,
        redaction,
        onRotated: (credentials, refreshToken) => {
          const where = source.keep(credentials, refreshToken);
          io.stderr.write(`tilelint: ${credentials.site.name} replaced the refresh token; the new one is in ${where}\n`);
        },
        ...(values['onboarding-url'] !== undefined && { onboardingUrl: readUrl(values['onboarding-url']) }),
        env: io.env,
      });
      const report = withSmoke(subject.report, { ...outcome, unchecked: [...subject.unchecked, ...outcome.unchecked] });
      await writeReports(report, outputs, { sources: subject.sources, color: values['no-color'] !== true, linted: false }, io);
      const failed = report.findings.some(({ severity }) => severity === 'error');
      return failed || outcome.smoke.some(({ steps }) => smokeVerdict(steps) === 'failed') ? 1 : 0;
    } finally {
      await browser.close();
    }
  },
};

interface SmokeSubject extends Targets {
  readonly report: Report;
  readonly claimedSites: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
}

async function ofPaths(paths: readonly string[], base: string | undefined, io: Io): Promise<SmokeSubject> {
  const { report, catalog, config } = await check({
    paths: (paths.length > 0 ? paths : ['.']).map((path) => resolve(io.cwd, path)),
    rules: [],
    env: io.env,
    ...(base !== undefined && { base }),
  });
  const found = await findTargets(catalog, report.integrations);
  const texts = found.targets.map(({ client: { document } }) => [document.text.file, document.text.text] as const);
  return { ...found, report: { ...report, unchecked: [] }, claimedSites: config.sites, sources: new Map(texts) };
}

function ofFile(file: string, io: Io): SmokeSubject {
  const name = relative(io.cwd, resolve(io.cwd, file)).split(sep).join('/');
  const target = targetOfFile(name, readUserFile(file, io));
  return {
    targets: [target],
    unchecked: [],
    report: {
      version: 1,
      tool: { name: 'tilelint', version },
      root: io.cwd,
      summary: { integrations: 1, errors: 0, warnings: 0, notices: 0, preexisting: 0, fixed: 0 },
      integrations: [{ path: target.path, name: target.name, status: 'unknown', oauth: true }],
      findings: [],
      unchecked: [],
      smoke: [],
    },
    claimedSites: [],
    sources: new Map([[name, target.client.document.text.text]]),
  };
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new UserError(`Expected a URL after \`--onboarding-url\`, found \`${text.slice(0, 100)}\``);
}
