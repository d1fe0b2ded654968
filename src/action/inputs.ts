// What the workflow asks for, typed. The only place that reads the action's inputs; what happened is event.ts's to read.
import { getInput, getMultilineInput, setSecret } from '@actions/core';
import type { CatalogKind } from '../catalog/integration.ts';
import type { AccountKeys } from '../platform/authorized-app.ts';
import { type Severity, severities } from '../report.ts';
import { UserError } from '../user-error.ts';
import { inWorkspace } from './in-workspace.ts';

export interface Inputs {
  readonly paths: readonly string[];
  readonly failOn: Severity;
  readonly config?: string;
  readonly catalog?: CatalogKind | 'auto';
  readonly appUuid?: string;
  readonly appManifest?: string;
  /** Of an account, for the live Developer Platform. */
  readonly accountKeys?: AccountKeys;
  readonly requirePublished: boolean;
  readonly smoke: 'auto' | 'required' | 'off';
  /** JSON or YAML; empty where there are none, as in a pull request from a fork. */
  readonly oauthCredentials: string;
  readonly createApiKey: boolean;
  /** Origins of sandboxes on this machine, instead of Datadog. */
  readonly sandbox: readonly string[];
  readonly onboardingUrl?: URL;
  /** Absolute, inside of the workspace; a folder for pictures of failed sign-ins. */
  readonly artifacts?: string;
  /** Where SARIF is asked for, relative to the workspace. */
  readonly sarifFile?: string;
  readonly comment: 'never' | 'on-failure' | 'always';
  /** A report of another workflow, hostile: comment on it instead of linting. */
  readonly report?: string;
  /** Empty where the workflow wants nothing to be asked of GitHub. */
  readonly githubToken: string;
  /** Of the GitHub API. */
  readonly api: string;
  /** The values of the job's matrix, as JSON. */
  readonly matrix: string;
  /** The workflow's environment, for git. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the repository is checked out. */
  readonly workspace: string;
  /** For files that outlive the step, not the job. */
  readonly temporary: string;
  /** Where a file of this commit can be looked at; absent outside of GitHub. */
  readonly blobs?: string;
}

/** @throws UserError when an input is none of its values. */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Inputs {
  const paths = getMultilineInput('path');
  const config = getInput('config');
  const catalog = getInput('catalog');
  const appUuid = getInput('app-uuid');
  const appManifest = getInput('app-manifest');
  const onboardingUrl = getInput('onboarding-url');
  const artifacts = getInput('artifacts');
  const sarifFile = getInput('sarif-file');
  const report = getInput('report');
  const workspace = env.GITHUB_WORKSPACE || process.cwd();
  const githubToken = getInput('github-token');
  if (githubToken !== '') setSecret(githubToken);
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return {
    paths: paths.length > 0 ? paths : ['.'],
    failOn: choice('fail-on', getInput('fail-on') || 'error', severities),
    ...(config !== '' && { config }),
    ...(catalog !== '' && { catalog: choice('catalog', catalog, ['extras', 'marketplace', 'auto']) }),
    ...(appUuid !== '' && { appUuid }),
    ...(appManifest !== '' && { appManifest }),
    ...accountKeys(),
    requirePublished: flag('require-published'),
    smoke: choice('smoke', getInput('smoke') || 'auto', ['auto', 'required', 'off']),
    oauthCredentials: getInput('oauth-credentials'),
    createApiKey: flag('create-api-key'),
    sandbox: getMultilineInput('sandbox'),
    ...(onboardingUrl !== '' && { onboardingUrl: address('onboarding-url', onboardingUrl) }),
    ...(artifacts !== '' && { artifacts: inWorkspace(artifacts, workspace, 'artifacts') }),
    ...(sarifFile !== '' && { sarifFile }),
    comment: choice('comment', getInput('comment') || 'never', ['never', 'on-failure', 'always']),
    ...(report !== '' && { report }),
    githubToken,
    api: apiOf(env),
    matrix: getInput('matrix'),
    env,
    workspace,
    temporary: env.RUNNER_TEMP || env.GITHUB_WORKSPACE || process.cwd(),
    ...(server && repository && commit && { blobs: `${server}/${repository}/blob/${commit}` }),
  };
}

/** Both or none: a pull request from a fork has none. */
function accountKeys(): Pick<Inputs, 'accountKeys'> {
  const [apiKey, applicationKey] = [getInput('dd-api-key'), getInput('dd-app-key')];
  for (const secret of [apiKey, applicationKey]) if (secret !== '') setSecret(secret);
  if (apiKey === '' && applicationKey === '') return {};
  if (apiKey === '' || applicationKey === '')
    throw new UserError(
      `The input \`${apiKey === '' ? 'dd-app-key' : 'dd-api-key'}\` needs \`${apiKey === '' ? 'dd-api-key' : 'dd-app-key'}\` beside it`,
    );
  return { accountKeys: { apiKey, applicationKey } };
}

function flag(input: string): boolean {
  return choice(input, getInput(input) || 'false', ['true', 'false']) === 'true';
}

/** GitHub sets it; a workflow that sets it itself may be wrong. */
function apiOf({ GITHUB_API_URL: api }: Readonly<Record<string, string | undefined>>): string {
  if (!api) return 'https://api.github.com';
  if (URL.canParse(api) && /^https?:$/.test(new URL(api).protocol)) return api;
  throw new UserError(`Expected a URL in the variable \`GITHUB_API_URL\`, found \`${api.slice(0, 100)}\``);
}

function address(input: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new UserError(`Expected a URL for the input \`${input}\`, found \`${value.slice(0, 100)}\``);
}

function choice<const Value extends string>(input: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((each) => each === value);
  if (found !== undefined) return found;
  const values = allowed
    .map((each) => `\`${each}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
  throw new UserError(`Expected ${values} for the input \`${input}\`, found \`${value}\``);
}
