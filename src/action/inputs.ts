// What the workflow asks for, typed. The only place that reads the action's inputs and GitHub's variables.
import { getInput, getMultilineInput } from '@actions/core';
import type { CatalogKind } from '../catalog/integration.ts';
import { type Severity, severities } from '../report.ts';
import { UserError } from '../user-error.ts';

export interface Inputs {
  readonly paths: readonly string[];
  readonly failOn: Severity;
  readonly config?: string;
  readonly catalog?: CatalogKind | 'auto';
  readonly appUuid?: string;
  readonly appManifest?: string;
  readonly requirePublished: boolean;
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
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  return {
    paths: paths.length > 0 ? paths : ['.'],
    failOn: choice('fail-on', getInput('fail-on') || 'error', severities),
    ...(config !== '' && { config }),
    ...(catalog !== '' && { catalog: choice('catalog', catalog, ['extras', 'marketplace', 'auto']) }),
    ...(appUuid !== '' && { appUuid }),
    ...(appManifest !== '' && { appManifest }),
    requirePublished: choice('require-published', getInput('require-published') || 'false', ['true', 'false']) === 'true',
    env,
    workspace: env.GITHUB_WORKSPACE || process.cwd(),
    temporary: env.RUNNER_TEMP || env.GITHUB_WORKSPACE || process.cwd(),
    ...(server && repository && commit && { blobs: `${server}/${repository}/blob/${commit}` }),
  };
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
