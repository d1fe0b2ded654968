// The action: lint, tell the log, annotate, sum up, decide. @actions/core is the only hand it has on GitHub.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { type Checked, check } from '../check.ts';
import { internalError } from '../lint.ts';
import { atLeast, type Finding, type Report, type SmokeResult, smokeVerdict } from '../report.ts';
import { json } from '../reporters/json.ts';
import { pretty } from '../reporters/pretty.ts';
import { type SummaryOptions, summary } from '../reporters/summary.ts';
import { plural, tally } from '../reporters/words.ts';
import { UserError } from '../user-error.ts';
import { annotate } from './annotate.ts';
import { blobLink } from './blob-link.ts';
import { readChange } from './event.ts';
import type { Inputs } from './inputs.ts';
import { readLive } from './live.ts';
import { pullRequestAddress } from './pull-request.ts';

/** @throws UserError for what the workflow's author can mend. */
export async function run(inputs: Inputs): Promise<void> {
  const { config, catalog, env, appUuid, appManifest, requirePublished } = inputs;
  const paths = inputs.paths.map((path) => inWorkspace(path, inputs.workspace, 'path'));
  const sarifFile = inputs.sarifFile === undefined ? undefined : inWorkspace(inputs.sarifFile, inputs.workspace, 'sarif-file');
  const change = readChange(inputs.workspace, env);
  const checked = await check({
    paths,
    env,
    requirePublished,
    live: await readLive(inputs),
    ...(appUuid !== undefined && { appUuid }),
    ...(appManifest !== undefined && {
      appManifest: { file: appManifest, bytes: readInput('app-manifest', appManifest, inputs) },
    }),
    ...(config !== undefined && {
      config: { file: config, path: resolve(inputs.workspace, config), bytes: readInput('config', config, inputs) },
    }),
    ...(catalog !== undefined && { catalog }),
    ...(change.kind === 'against' && { base: change.revision, changed: true }),
    ...(change.kind === 'unknown' && { unchecked: [{ rule: 'app-uuid/unchanged', reason: change.reason }] }),
  });
  const { sources, blocks } = checked;
  const report = await tested(checked, inputs, change.kind === 'everything');
  log(pretty(report, { color: true, source: (file) => sources.get(file) }));
  const path = pathOnGithub(report, inputs);
  const left = annotate(report, ({ file }) => path(file), blocks);
  const shown = { link: linkTo(path, inputs), blocks, ...pullRequestOf(inputs) };
  await summarize(report, shown);
  setOutputs(report, inputs);
  if (sarifFile !== undefined) await writeSarif(sarifFile, report, sources, path, inputs);
  const failed = conclude(report, left, blocks, inputs);
  if (inputs.comment === 'never') return;
  const { commentOn } = await import('./comment/comment-on.ts');
  await commentOn({ ...checked, report }, { ...shown, failed, path }, inputs);
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

/** Inside the workspace: another folder of the runner is none of an input's business. */
function inWorkspace(path: string, workspace: string, input: string): string {
  const full = resolve(workspace, path);
  if (!isInside(full, workspace)) throw new UserError(`The input \`${input}\` leaves the workspace: ${path}`);
  return full;
}

function isInside(full: string, folder: string): boolean {
  const inside = relative(folder, full);
  return inside.split(sep)[0] !== '..' && resolve(inside) !== inside;
}

function readInput(input: string, file: string, inputs: Inputs): Buffer {
  try {
    return readFileSync(inWorkspace(file, inputs.workspace, input));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`The input \`${input}\` names a file that cannot be read: ${file}`);
  }
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

function pullRequestOf({ env }: Inputs): Pick<SummaryOptions, 'pullRequest'> {
  const pullRequest = pullRequestAddress(env);
  return pullRequest === undefined ? {} : { pullRequest };
}

async function summarize(report: Report, options: SummaryOptions): Promise<void> {
  try {
    await core.summary.addRaw(summary(report, options)).write();
  } catch (error) {
    core.warning(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `not made` unless every test exchanged a token; empty without one. */
function smokeConclusion(results: readonly SmokeResult[]): string {
  const verdicts = new Set(results.map(({ steps }) => smokeVerdict(steps)));
  if (verdicts.has('failed')) return 'failed';
  if (verdicts.has('not made')) return 'not made';
  return verdicts.has('passed') ? 'passed' : '';
}

function setOutputs(report: Report, { temporary }: Inputs): void {
  const { summary: counts, integrations } = report;
  core.setOutput('skipped', integrations.length === 0);
  core.setOutput('smoke-conclusion', smokeConclusion(report.smoke));
  core.setOutput('error-count', counts.errors);
  core.setOutput('warning-count', counts.warnings);
  core.setOutput(
    'integrations',
    JSON.stringify(integrations.filter(({ passedOver }) => passedOver === undefined).map((each) => each.path)),
  );
  const file = join(temporary, `tilelint-${randomUUID()}.json`);
  try {
    writeFileSync(file, json(report));
    core.setOutput('report-path', file);
  } catch (error) {
    core.warning(`The report could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where a file is asked for, for `github/codeql-action/upload-sarif`. Files are named as GitHub knows them. */
async function writeSarif(
  file: string,
  report: Report,
  sources: ReadonlyMap<string, string>,
  path: (file: string) => string,
  { workspace }: Inputs,
): Promise<void> {
  const [{ sarif }, { ruleTexts }] = await Promise.all([import('../reporters/sarif.ts'), import('../rules/rule-texts.ts')]);
  const known = new Map([...sources].map(([name, text]) => [path(name), text]));
  const text = sarif(onGithub(report, path), { source: (name) => known.get(name), rules: ruleTexts() });
  try {
    // A link that the repository under lint put there leads nowhere.
    if (!isInside(realpathSync(existingAbove(file)), realpathSync(workspace)))
      throw new Error('its folder is a link out of the workspace');
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    writeFileSync(file, text, { flag: 'wx' });
    core.setOutput('sarif-path', file);
  } catch (error) {
    core.warning(`The SARIF file could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function existingAbove(file: string): string {
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}

function onGithub(report: Report, path: (file: string) => string): Report {
  const renamed = <Found extends Finding>(finding: Found): Found => ({
    ...finding,
    file: path(finding.file),
    ...(finding.fix && { fix: { edits: finding.fix.edits.map((edit) => ({ ...edit, file: path(edit.file) })) } }),
  });
  return {
    ...report,
    findings: report.findings.map(renamed),
    ...(report.suppressed && { suppressed: report.suppressed.map(renamed) }),
  };
}

/** @returns Whether the step fails. */
function conclude(report: Report, left: number, blocks: (finding: Finding) => boolean, { failOn }: Inputs): boolean {
  const failing = report.findings.filter((finding) => blocks(finding) && atLeast(finding.severity, failOn));
  const broken = report.findings.find(({ rule }) => rule === internalError);
  core.setOutput('conclusion', failing.length > 0 ? 'failure' : 'success');
  const more = left === 0 ? '' : `; ${left} of the findings are in the summary only`;
  if (broken !== undefined) core.setFailed(broken.message.split('\n')[0] ?? broken.message);
  else if (failing.length > 0)
    core.setFailed(`tilelint found ${tally(failing)} in ${plural(report.summary.integrations, 'folder')}${more}`);
  return broken !== undefined || failing.length > 0;
}
