// GitHub's runner as the action sees it: a workspace, inputs, an event, and files to write to; and what stands in them afterwards.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { example } from '../support/example-integration.ts';
import { type Result, temporaryFolder, write } from './bundle.ts';

export interface Job {
  /** By the names of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What GITHUB_EVENT_PATH holds; without one there is no event. */
  readonly event?: object;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** JSON, as the output `report-path` has it; empty when there is none. */
  readonly report: string;
}

export interface Runner {
  /** The whole environment of the action's process, beside PATH. */
  readonly env: Readonly<Record<string, string>>;
  /** A run writes its faults to the log: standard error stays empty. */
  ran(result: Result): Ran;
}

export function runner(workspace: string, { inputs = {}, event, env = {} }: Job = {}): Runner {
  const folder = temporaryFolder();
  write(folder, { output: '', summary: '', ...(event !== undefined && { 'event.json': JSON.stringify(event) }) });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    env: {
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_SERVER_URL: 'https://github.example',
      ...(event !== undefined && { GITHUB_EVENT_PATH: join(folder, 'event.json') }),
      RUNNER_TEMP: folder,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
    ran({ exitCode, stdout, stderr }) {
      expect(stderr).toBe('');
      const found = read('output').matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
      const outputs = Object.fromEntries(Array.from(found, ([, name = '', , value = '']) => [name, value]));
      const { 'report-path': path } = outputs;
      return {
        exitCode,
        log: stdout,
        outputs,
        summary: read('summary'),
        report: path === undefined ? '' : readFileSync(path, 'utf8'),
      };
    },
  };
}

/** A folder of its own that holds the example integration, with changed files, as `harbor_lights`. */
export function workspaceOf(files: Readonly<Record<string, string | Uint8Array>> = example): string {
  const folder = temporaryFolder();
  write(folder, Object.fromEntries(Object.entries(files).map(([path, content]) => [`harbor_lights/${path}`, content])));
  return folder;
}
