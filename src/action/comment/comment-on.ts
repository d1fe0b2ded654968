// The `comment` input after a lint: one comment in the pull request, and suggestions beside the lines that a fix would change.
import { info, warning } from '@actions/core';
import type { Checked } from '../../check.ts';
import { comment } from '../../reporters/comment.ts';
import type { SummaryOptions } from '../../reporters/summary.ts';
import { version } from '../../version.ts';
import type { Event, PullRequest } from '../event.ts';
import { askGithub } from '../github/ask.ts';
import type { Inputs } from '../inputs.ts';
import { type ChangedFile, type CommentsApi, commentsApi, everyPage } from './comments-api.ts';
import { mark } from './mark.ts';
import { orSay } from './refusals.ts';
import { review } from './review.ts';
import { stickyComment } from './sticky-comment.ts';
import { suggestions } from './suggestions.ts';

export interface Outcome extends SummaryOptions {
  readonly failed: boolean;
  /** The path that GitHub knows a file by. */
  readonly path: (file: string) => string;
}

export async function commentOn(
  event: Event,
  checked: Checked,
  { failed, path, ...shown }: Outcome,
  inputs: Inputs,
): Promise<void> {
  const { env, githubToken } = inputs;
  const { pullRequest } = event;
  if (pullRequest === undefined) return info(`No comment: ${event.name || 'this event'} is about no pull request`);
  if (githubToken === '') return warning('No comment: the input `github-token` is empty');
  const { number, head, isFork } = pullRequest;
  const wanted = failed || inputs.comment === 'always';
  const api = commentsApi(askGithub(githubToken, inputs.api), env.GITHUB_REPOSITORY ?? '', number);
  const hidden = jobMark(inputs);
  const footer = `tilelint ${version}${runLink(env, env.GITHUB_RUN_ID)} · ${head.slice(0, 7)}`;
  const may = await orSay('The comment', isFork, async () => {
    const written = await stickyComment(api, hidden, comment(checked.report, { ...shown, mark: hidden, failed, footer }), wanted);
    info(`Comment in pull request ${number}: ${written}`);
  });
  if (may && wanted) await orSay('The suggestions', isFork, () => suggest(api, checked, path, pullRequest));
}

async function suggest(api: CommentsApi, checked: Checked, path: Outcome['path'], { head, number }: PullRequest): Promise<void> {
  const fixable = checked.report.findings.filter((finding) => finding.fix !== undefined && checked.blocks(finding));
  if (fixable.length === 0) return;
  const changed = new Map<string, ChangedFile>();
  for await (const file of everyPage(api.files)) changed.set(file.path, file);
  const read = async (file: string) => {
    const content = await checked.catalog.source.read(file);
    return content.status === 'read' ? { path: path(file), bytes: content.bytes } : undefined;
  };
  const count = await review(api, head, await suggestions(fixable, read, changed, checked.secrets));
  if (count > 0) info(`Suggestions in pull request ${number}: ${count}`);
}

/** A comment for each job: of each workflow, matrix and step, and of each set of folders. */
export function jobMark({ env, matrix, paths }: Inputs): string {
  const { GITHUB_WORKFLOW = '', GITHUB_JOB = '', GITHUB_ACTION = '' } = env;
  return mark('comment', [GITHUB_WORKFLOW, GITHUB_JOB, GITHUB_ACTION, matrix, ...paths]);
}

/** ` · [run](…)`, where there is one. */
export function runLink(
  { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }: Inputs['env'],
  id?: string | number,
): string {
  return server && repository && id ? ` · [run](${server}/${repository}/actions/runs/${id})` : '';
}
