// The smoke test in a workflow: with the credentials that it hands over, for the OAuth integrations that are linted.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Checked } from '../check.ts';
import { Redaction } from '../http/redaction.ts';
import { sites as datadogSites, type Site } from '../platform/sites.ts';
import type { Report } from '../report.ts';
import { signingBrowser } from '../smoke/browser/browser.ts';
import { type Credentials, parseCredentials } from '../smoke/credentials.ts';
import { replaceRefreshToken } from '../smoke/replace-refresh-token.ts';
import { sandboxSite } from '../smoke/sandbox-site.ts';
import { smokeTest } from '../smoke/smoke-test.ts';
import { findTargets } from '../smoke/targets.ts';
import { withSmoke } from '../smoke/with-smoke.ts';
import type { Inputs } from './inputs.ts';

/** @throws UserError for credentials that cannot be read, or are for nobody. */
export async function withSmokeTest({ report, catalog, config }: Checked, inputs: Inputs): Promise<Report> {
  const { smoke, env } = inputs;
  const { targets, unchecked } = await findTargets(catalog, report.integrations);
  if (targets.length === 0) return report;
  const known = inputs.sandbox.length > 0 ? inputs.sandbox.map(sandboxSite) : datadogSites;
  const browser = signingBrowser({
    env,
    platform: process.platform,
    ...(inputs.artifacts !== undefined && { artifacts: inputs.artifacts }),
  });
  const rotated = rotation(inputs, known);
  try {
    const outcome = await smokeTest({
      targets,
      credentials: readCredentials(inputs, known),
      required: smoke === 'required',
      claimedSites: config.sites,
      allow: { createApiKey: inputs.createApiKey, revoke: false },
      signIn: browser.signIn,
      openOnboarding: browser.openOnboarding,
      redaction: new Redaction(),
      onSecret: core.setSecret,
      onRotated: rotated,
      ...(inputs.onboardingUrl !== undefined && { onboardingUrl: inputs.onboardingUrl }),
      env,
    });
    return withSmoke(report, { ...outcome, unchecked: [...unchecked, ...outcome.unchecked] });
  } finally {
    await browser.close();
  }
}

function readCredentials({ oauthCredentials }: Inputs, known: readonly Site[]): Credentials[] {
  return oauthCredentials === '' ? [] : parseCredentials('The input `oauth-credentials`', oauthCredentials, known);
}

/** Hands a replaced refresh token on to a later step of the job, in a file: never in the log, never lost. */
function rotation({ oauthCredentials, temporary }: Inputs, known: readonly Site[]) {
  let text = oauthCredentials;
  const file = join(temporary, `tilelint-credentials-${randomUUID()}`);
  return (credentials: Credentials, refreshToken: string): void => {
    text = replaceRefreshToken(text, credentials, refreshToken, known) ?? text;
    writeFileSync(file, text, { mode: 0o600 });
    core.setOutput('credentials-path', file);
    core.notice(
      `${credentials.site.name} replaced the refresh token. A later step of this job has to store the credentials in the output \`credentials-path\` as the secret again: docs/smoke-test.md says how`,
    );
  };
}
