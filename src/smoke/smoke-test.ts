// The OAuth smoke test: every integration with credentials, on every site that they are for, side by side. A run in which no token
// was exchanged has not passed, whatever else went well.
import { Http, type RequestRecord } from '../http/http.ts';
import type { Limits as TransportLimits } from '../http/limits.ts';
import type { Redaction } from '../http/redaction.ts';
import type { Retry } from '../http/retry.ts';
import { nearest } from '../nearest.ts';
import {
  type Finding,
  type IntegrationStatus,
  type SmokeRequest,
  type SmokeResult,
  tokenExchanged,
  type Unchecked,
} from '../report.ts';
import { oauthForIntegrations } from '../rules/sources.ts';
import { UserError } from '../user-error.ts';
import { type Credentials, secretsOf } from './credentials.ts';
import { runSteps } from './engine.ts';
import type { OpenOnboarding } from './follow-onboarding.ts';
import { type OauthClientFile, placeOf } from './oauth-client.ts';
import type { SignIn } from './sign-in.ts';
import type { Permissions, StepName } from './step.ts';
import { steps } from './steps/index.ts';

/** An integration whose client is tested. */
export interface Target {
  /** Relative to the report's root. */
  readonly path: string;
  readonly name: string;
  readonly client: OauthClientFile;
  readonly appUuid?: string;
  readonly status: IntegrationStatus;
}

export interface SmokeOptions {
  readonly targets: readonly Target[];
  readonly credentials: readonly Credentials[];
  /** A run without credentials is an error, not a notice. */
  readonly required: boolean;
  /** Names of sites that the integrations claim. */
  readonly claimedSites: readonly string[];
  readonly allow: Permissions;
  readonly signIn: SignIn;
  readonly openOnboarding?: OpenOnboarding;
  readonly redaction: Redaction;
  /** Told of every secret that the run comes by. */
  readonly onSecret?: (secret: string) => void;
  /** A refresh token that replaces the one of these credentials, which may be dead from now on. */
  readonly onRotated: (credentials: Credentials, refreshToken: string) => void;
  /** In the place of the client's own. */
  readonly onboardingUrl?: URL;
  /** Where the proxies' variables are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly retry?: Partial<Retry>;
  readonly limits?: Partial<TransportLimits>;
  /** Milliseconds for one integration on one site. */
  readonly runLimit?: number;
}

export interface SmokeOutcome {
  readonly smoke: readonly SmokeResult[];
  readonly findings: readonly Finding[];
  readonly unchecked: readonly Unchecked[];
}

/**
 * Credentials for an integration that is not among the targets are left alone, and it is said.
 * @throws UserError when credentials leave open which integration they are for, or are there twice.
 */
export async function smokeTest(options: SmokeOptions): Promise<SmokeOutcome> {
  const { targets, credentials } = options;
  for (const secret of credentials.flatMap(secretsOf)) conceal(secret, options);
  const isFor = ({ integration }: Credentials) =>
    integration === undefined || targets.some((target) => isNamed(target, integration));
  const pairs = credentials.filter(isFor).map((each) => ({ credentials: each, target: targetOf(each, targets) }));
  refuseTwice(pairs);
  const settled = await Promise.allSettled(pairs.map(({ credentials: each, target }) => testOne(target, each, options)));
  // Only now: a bug in one leaves the others their time, and with it the refresh tokens that they were given.
  const smoke = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  const untested = targets.filter((target) => !pairs.some((pair) => pair.target === target));
  const all = [...smoke, ...untested.map(withoutCredentials)];
  return {
    smoke: all,
    findings: [
      ...all.flatMap((result) => findingsOf(result, targets)),
      ...untested.map((target) => untestedFinding(target, options.required)),
    ],
    unchecked: [
      ...unused(
        credentials.filter((each) => !isFor(each)),
        targets,
      ),
      ...claimedButUntested(targets, all, options.claimedSites),
    ],
  };
}

function conceal(secret: string, { redaction, onSecret }: SmokeOptions): void {
  redaction.add(secret);
  onSecret?.(secret);
}

function targetOf({ integration, site }: Credentials, targets: readonly Target[]): Target {
  const found = targets.filter((target) => integration === undefined || isNamed(target, integration));
  const [only] = found;
  if (only === undefined) throw new UserError('No integration with an OAuth client to test');
  if (found.length > 1)
    throw new UserError(
      `The credentials for ${site.name} could be for ${found.length} integrations: give one folder, or name one with \`integration\` in the credentials`,
    );
  return only;
}

function isNamed({ path, name }: Target, integration: string): boolean {
  return path === integration || name === integration;
}

function unused(credentials: readonly Credentials[], targets: readonly Target[]): Unchecked[] {
  const names = new Set(credentials.map(({ integration = '' }) => integration));
  return [...names].map((name) => {
    const near = nearest(
      name,
      targets.map((target) => target.name),
    );
    const hint = near === undefined ? '' : `, did you mean \`${near}\``;
    return {
      rule: 'smoke/credentials',
      reason: `the credentials for \`${name}\` were not used, it is not among the OAuth integrations of this run${hint}`,
    };
  });
}

interface Pair {
  readonly credentials: Credentials;
  readonly target: Target;
}

/** Two runs with the same refresh token would take it from each other. */
function refuseTwice(pairs: readonly Pair[]): void {
  const names = pairs.map(({ target: { path }, credentials: { site } }) => `${path} on ${site.name}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new UserError(`There are two credentials for ${twice}: leave one of them out`);
}

async function testOne(target: Target, credentials: Credentials, options: SmokeOptions): Promise<SmokeResult> {
  const { site } = credentials;
  const { env, retry = {}, limits = {}, redaction, onboardingUrl, onRotated } = options;
  const requests: SmokeRequest[] = [];
  let running: StepName = 'onboarding';
  const record = ({ durationMs, ...made }: RequestRecord) =>
    void requests.push({ step: running, ...made, durationMs: Math.round(durationMs) });
  const shared = { env, retry, limits, redaction, onRequest: record };
  const http = new Http({ ...shared, allows: ({ origin }) => origin === site.api });
  const onboarding = new Http({
    ...shared,
    publicOnly: onboardingUrl === undefined,
    allows: ({ protocol, username, password }) =>
      (protocol === 'https:' || (protocol === 'http:' && onboardingUrl !== undefined)) && username + password === '',
  });
  try {
    const results = await runSteps(
      steps,
      {
        client: target.client,
        credentials,
        http,
        onboarding: {
          http: onboarding,
          ...(onboardingUrl !== undefined
            ? { url: onboardingUrl }
            : options.openOnboarding !== undefined && { open: options.openOnboarding }),
        },
        status: target.status,
        signIn: options.signIn,
        allow: options.allow,
        conceal: (secret) => conceal(secret, options),
        onRotated: (refreshToken) => onRotated(credentials, refreshToken),
        ...(target.appUuid !== undefined && { appUuid: target.appUuid }),
      },
      {
        run: options.runLimit ?? 300_000,
        now: () => performance.now(),
        onStep: (name) => {
          running = name;
        },
      },
    );
    return {
      integration: target.path,
      site: site.name,
      steps: results.map((step) => (step.reason === undefined ? step : { ...step, reason: redaction.hide(step.reason) })),
      requests,
    };
  } finally {
    await Promise.all([http.close(), onboarding.close()]);
  }
}

const noCredentials = 'no credentials';

function withoutCredentials({ path }: Target): SmokeResult {
  const skipped = steps.map(({ name }) => ({ step: name, status: 'skipped', reason: noCredentials, durationMs: 0 }) as const);
  return { integration: path, site: 'none', steps: skipped };
}

const page = 'https://github.com/tilelint/tilelint/blob/main/docs/smoke-test.md';

function findingsOf({ integration, site, steps: results }: SmokeResult, targets: readonly Target[]): Finding[] {
  const target = targets.find(({ path }) => path === integration);
  if (target === undefined || results.every(({ reason }) => reason === noCredentials)) return [];
  const failures = results.filter(({ status }) => status === 'failed');
  const notTested =
    failures.length === 0 && !tokenExchanged(results)
      ? results.find(({ step, status }) => status === 'skipped' && (step === 'authorize' || step === 'token'))
      : undefined;
  const told = failures.map(({ step, reason = '' }) => ({ step, message: `${site}: ${reason}` }));
  if (notTested !== undefined)
    told.push({
      step: notTested.step,
      message: `${site}: no token was exchanged, so nothing is proven: ${notTested.reason ?? ''}`,
    });
  return told.map(({ step, message }) => finding(target, step, 'error', message));
}

function untestedFinding(target: Target, required: boolean): Finding {
  const how = 'give `oauth-credentials`, or DD_OAUTH_CLIENT_ID and its companions; a pull request from a fork has no secrets';
  return finding(
    target,
    'credentials',
    required ? 'error' : 'notice',
    `The OAuth client was not tested, there are no credentials for it: ${how}`,
  );
}

function finding({ client }: Target, step: string, severity: Finding['severity'], message: string): Finding {
  return {
    rule: `smoke/${step}`,
    severity,
    message,
    ...placeOf(client, step),
    help: `${page}#${step}`,
    source: oauthForIntegrations,
    preexisting: false,
  };
}

function claimedButUntested(
  targets: readonly Target[],
  results: readonly SmokeResult[],
  claimed: readonly string[],
): Unchecked[] {
  return targets.flatMap(({ path }) => {
    const missing = claimed.filter(
      (site) => !results.some((result) => result.integration === path && result.site === site && tokenExchanged(result.steps)),
    );
    if (missing.length === 0) return [];
    return [{ rule: 'smoke/sites', integration: path, reason: `claimed in \`sites\` and not tested: ${missing.join(', ')}` }];
  });
}
