// The address of the pull request that a workflow runs for. It goes into the summary as a link, so it has to be one of this GitHub.
import { readFileSync } from 'node:fs';

/** Undefined for other events, and for anything that is no pull request's address on this server. */
export function pullRequestAddress(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path, GITHUB_SERVER_URL: server = '' } = env;
  if (path === undefined || !name.startsWith('pull_request')) return undefined;
  const address = readAddress(path);
  const isOne = typeof address === 'string' && /^https:\/\/[\w.-]+(?::\d+)?\/[\w.-]+\/[\w.-]+\/pull\/\d+$/.test(address);
  return isOne && URL.canParse(server) && new URL(address).origin === new URL(server).origin ? address : undefined;
}

function readAddress(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))?.pull_request?.html_url;
  } catch {
    return undefined;
  }
}
