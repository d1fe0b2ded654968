// The action: lint, tell the log, annotate, sum up, decide. It speaks to the runner by @actions/core, to GitHub by github/ask.ts.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { WorkingTree } from '../catalog/working-tree.ts';
import { type Checked, check } from '../check.ts';
import { internalError } from '../lint.ts';
import { atLeast, type Finding, type Report } from '../report.ts';
import { pretty } from '../reporters/pretty.ts';
import { printable } from '../reporters/printable.ts';
import { type SummaryOptions, summary } from '../reporters/summary.ts';
import { plural, tally } from '../reporters/words.ts';
import { UserError } from '../user-error.ts';
import { annotate } from './annotate.ts';
import { Checkout } from './base/checkout.ts';
import { comparedWith } from './base/compared-with.ts';
import { GithubBase } from './base/github-base.ts';
import { blobLink } from './blob-link.ts';
import { readEvent } from './event.ts';
import { askGithub } from './github/ask.ts';
import { inWorkspace } from './in-workspace.ts';
import type { Inputs } from './inputs.ts';
import { readLive } from './live.ts';
import { setOutputs } from './outputs.ts';
import { writeSarif } from './write-sarif.ts';

/** @throws UserError for what the workflow's author can mend. */
export async function run(inputs: Inputs): Promise<void> {
  const { config, catalog, env, appUuid, appManifest, requirePublished } = inputs;
  const paths = inputs.paths.map((path) => inWorkspace(path, inputs.workspace, 'path'));
  const sarifFile = inputs.sarifFile === undefined ? undefined : inWorkspace(inputs.sarifFile, inputs.workspace, 'sarif-file');
  const event = readEvent(env);
  const checkout = new Checkout(inputs.workspace, env);
  const { base, note } = await comparedWith(event, checkout, githubBase(inputs));
  const checked = await check({
    paths,
    env,
    requirePublished,
    live: await readLive(inputs),
    ...(appUuid !== undefined && { appUuid }),
    ...(appManifest !== undefined && {
      appManifest: { file: appManifest, bytes: await readInput('app-manifest', appManifest, inputs) },
    }),
    ...(config !== undefined && {
      config: { file: config, path: resolve(inputs.workspace, config), bytes: await readInput('config', config, inputs) },
    }),
    ...(catalog !== undefined && { catalog }),
    ...(base !== undefined && { base, changed: true, ...(checkout.head !== undefined && { head: checkout.head }) }),
    ...(note !== undefined && { unchecked: [{ rule: 'app-uuid/unchanged', reason: note }] }),
  });
  const { sources, blocks } = checked;
  const report = await tested(checked, inputs, base === undefined);
  log(pretty(report, { color: true, source: (file) => sources.get(file) }));
  const path = pathOnGithub(report, inputs);
  const left = annotate(report, ({ file }) => path(file), blocks);
  const failing = report.findings.filter((finding) => blocks(finding) && atLeast(finding.severity, inputs.failOn));
  const broken = report.findings.find(({ rule }) => rule === internalError);
  const shown = {
    link: linkTo(path, inputs),
    blocks,
    failed: broken !== undefined || failing.length > 0,
    ...(event.pullRequest?.address && { pullRequest: event.pullRequest.address }),
  };
  await summarize(report, { ...shown, diffs: await diffsOf(report, sources) });
  setOutputs(report, failing, inputs);
  if (sarifFile !== undefined) await writeSarif(sarifFile, report, sources, path);
  if (broken !== undefined) core.setFailed(printable(broken.message.split('\n')[0] ?? ''));
  else if (failing.length > 0) core.setFailed(failure(failing, report, left));
  if (inputs.comment === 'never') return;
  const { commentOn } = await import('./comment/comment-on.ts');
  await commentOn(event, { ...checked, report }, { ...shown, path }, inputs);
}

function failure(failing: readonly Finding[], { summary: { integrations } }: Report, left: number): string {
  const more = left === 0 ? '' : `; ${left} of the findings are in the summary only`;
  return `tilelint found ${tally(failing)} in ${plural(integrations, 'folder')}${more}`;
}

/** The smoke test, loaded where there is something to test. In a run over everything nobody expects credentials for each client. */
async function tested(checked: Checked, inputs: Inputs, everything: boolean): Promise<Report> {
  const { report } = checked;
  if (!report.integrations.some(({ oauth }) => oauth)) return report;
  const reason =
    inputs.smoke === 'off'
      ? 'the OAuth clients were not tested: the input `smoke` is off'
      : everything && inputs.smoke === 'auto' && inputs.oauthCredentials === ''
        ? 'the OAuth clients were not tested: the input `oauth-credentials` is empty'
        : undefined;
  if (reason !== undefined) return { ...report, unchecked: [...report.unchecked, { rule: 'smoke/credentials', reason }] };
  const { withSmokeTest } = await import('./smoke.ts');
  return withSmokeTest(checked, inputs);
}

function githubBase({ githubToken, api, env: { GITHUB_REPOSITORY: repository } }: Inputs): GithubBase | undefined {
  return githubToken === '' || repository === undefined ? undefined : new GithubBase(askGithub(githubToken, api), repository);
}

/** As a file under lint is read: a pipe is not waited for. */
async function readInput(input: string, file: string, { workspace }: Inputs): Promise<Uint8Array> {
  const path = relative(workspace, inWorkspace(file, workspace, input))
    .split(sep)
    .join('/');
  const content = await new WorkingTree(workspace).read(path);
  if (content.status === 'read') return content.bytes;
  const reason = content.status === 'refused' ? `, ${content.reason}` : '';
  throw new UserError(`The input \`${input}\` names a file that cannot be read: ${file}${reason}`);
}

/** While commands are stopped the runner takes nothing in the text for one, whoever wrote it. */
function log(text: string): void {
  const token = randomUUID();
  core.info(`::stop-commands::${token}`);
  core.info(text);
  core.info(`::${token}::`);
}

/** GitHub knows files from the top of the repository; outside of git from the workspace. */
function pathOnGithub({ root }: Report, { workspace }: Inputs): (file: string) => string {
  if (existsSync(join(root, '.git'))) return (file) => file;
  return (file) => relative(workspace, join(root, file)).split(sep).join('/');
}

function linkTo(path: (file: string) => string, { blobs }: Inputs): SummaryOptions['link'] {
  return (file, line) => (blobs === undefined ? undefined : blobLink(blobs, path(file), line));
}

/** What `--fix` would do; the package that compares texts is loaded where there is something to mend. */
async function diffsOf(report: Report, sources: ReadonlyMap<string, string>): Promise<string> {
  if (!report.findings.some(({ fix }) => fix !== undefined)) return '';
  const { diffs } = await import('../reporters/diffs.ts');
  return diffs(report, sources);
}

async function summarize(report: Report, options: SummaryOptions): Promise<void> {
  try {
    await core.summary.addRaw(summary(report, options)).write();
  } catch (error) {
    core.warning(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
