// The second workflow for pull requests from forks: nothing is linted, a report is handed on as a comment. The first workflow ran the
// fork's code, so its report is hostile data; whose pull request it is comes from the event and GitHub alone.
import { resolve } from 'node:path';
import { info } from '@actions/core';
import { isInside } from '../../catalog/inside.ts';
import { atLeast } from '../../report.ts';
import { comment } from '../../reporters/comment.ts';
import { UserError } from '../../user-error.ts';
import { version } from '../../version.ts';
import { blobLink } from '../blob-link.ts';
import { type Event, readEvent } from '../event.ts';
import { type Ask, askGithub } from '../github/ask.ts';
import type { Inputs } from '../inputs.ts';
import { jobMark, runLink } from './comment-on.ts';
import { commentsApi, openPullRequests } from './comments-api.ts';
import { orSay } from './refusals.ts';
import { stickyComment } from './sticky-comment.ts';
import { readUntrustedReport } from './untrusted-report.ts';

interface Subject {
  readonly number: number;
  readonly head: string;
  /** The run that made the report. */
  readonly run?: number;
}

/** @throws UserError for what the workflow's author can mend, and for a report that is none. */
export async function commentOnly(file: string, inputs: Inputs): Promise<void> {
  const { env, githubToken, failOn } = inputs;
  if (inputs.comment === 'never')
    throw new UserError('The input `report` is for a comment: expected `comment: always` or `on-failure`');
  if (githubToken === '') throw new UserError('The input `report` needs `github-token`');
  const report = readUntrustedReport(allowed(file, inputs));
  const repository = env.GITHUB_REPOSITORY ?? '';
  const event = readEvent(env);
  const ask = askGithub(githubToken, inputs.api);
  await orSay('The comment', event.pullRequest?.isFork === true, async () => {
    const subject = await findSubject(ask, repository, event);
    if (typeof subject === 'string') return info(`No comment: ${subject}`);
    const { number, head, run } = subject;
    const failed = report.findings.some(({ severity, preexisting }) => !preexisting && atLeast(severity, failOn));
    const blobs = `${env.GITHUB_SERVER_URL}/${repository}/blob/${head}`;
    const hidden = jobMark(inputs);
    const body = comment(report, {
      mark: hidden,
      failed,
      footer: `tilelint ${version}${runLink(env, run)} · ${head.slice(0, 7)} · as the pull request's own run reports it; its check decides`,
      pullRequest: `${env.GITHUB_SERVER_URL}/${repository}/pull/${number}`,
      link: (path, line) => blobLink(blobs, path, line),
    });
    const api = commentsApi(ask, repository, number);
    const written = await stickyComment(api, hidden, body, failed || inputs.comment === 'always');
    info(`Comment in pull request ${number}: ${written}`);
  });
}

/** What the event is about, or why that is nothing to comment on. */
async function findSubject(ask: Ask, repository: string, { pullRequest, workflowRun }: Event): Promise<Subject | string> {
  if (pullRequest !== undefined) return pullRequest;
  if (workflowRun === undefined) throw new UserError('The input `report` is for the events `workflow_run` and `pull_request`');
  const { id, event, head, branch, owner, repository: from } = workflowRun;
  if (event !== 'pull_request') return `the workflow ran for ${event || 'an unknown event'}, which is about no pull request`;
  if (owner === undefined || from === undefined || branch === '') return 'the repository of the pull request is gone';
  const open = await openPullRequests(ask, repository, { owner, branch });
  const found = open.filter((each) => each.head === head && each.headRepository === from);
  const [first] = found;
  if (first === undefined)
    return `no open pull request has ${head.slice(0, 7)} as its head: it is closed, or was pushed to since`;
  if (found.length > 1) return `${found.length} pull requests have the same head, and nobody says which one the report is about`;
  return { number: first.number, head, run: id };
}

/** A file of the workspace, or of the runner's temporary folder: where an artifact is unpacked. */
function allowed(file: string, { workspace, temporary }: Inputs): string {
  const path = resolve(workspace, file);
  if (![workspace, temporary].some((folder) => isInside(path, folder)))
    throw new UserError(`The input \`report\` leaves the workspace and the runner's temporary folder: ${file}`);
  return path;
}
