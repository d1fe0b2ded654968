// What the report says of an integration beside its findings: how its app_uuid was proven, and what differs from the base.
import type { Integration } from './catalog/integration.ts';
import { proveAppUuid } from './platform/proof.ts';
import type { Answer } from './platform/published.ts';
import type { Difference, IntegrationChange, IntegrationStatus, IntegrationSummary } from './report.ts';
import { clientsChange } from './rules/oauth-client/client-change.ts';
import { sectionsOf } from './rules/readme/sections.ts';

export interface Linted {
  readonly integration: Integration;
  readonly before: Integration | undefined;
  readonly status: IntegrationStatus;
  /** Whether it differs from the base; false without one. */
  readonly changed: boolean;
  readonly published: readonly Answer[];
}

export async function summarize({ integration, before, status, changed, published }: Linted): Promise<IntegrationSummary> {
  const { path, name, oauth, manifest, manifestFile } = integration;
  const summary = { path, name, status, oauth };
  if (manifestFile.status === 'missing') return { ...summary, passedOver: noManifest };
  return {
    ...summary,
    appUuid: proveAppUuid(manifest?.get('/app_uuid'), before?.manifest?.get('/app_uuid'), status, published),
    ...(changed && { change: await changeOf(integration, before) }),
  };
}

const noManifest = 'it has no manifest.json: integrations made in the Publishing Platform are published from there';

async function changeOf(integration: Integration, before: Integration | undefined): Promise<IntegrationChange> {
  const sections = await sectionsOf(integration).catch(() => undefined); // The rules that read them say what went wrong.
  const oauth = integration.oauth || before?.oauth === true;
  return {
    ...(sections !== undefined && { sections }),
    ...(oauth && { oauth: clientsChange(before?.oauthClients, integration.oauthClients) }),
  };
}

/** The same without what must not be shown. */
export function redacted(summary: IntegrationSummary, redact: (text: string) => string): IntegrationSummary {
  const { appUuid, change } = summary;
  const difference = ({ added, removed }: Difference) => ({ added: added.map(redact), removed: removed.map(redact) });
  const oauth = change?.oauth && {
    scopes: difference(change.oauth.scopes),
    redirectUris: difference(change.oauth.redirectUris),
    onboardingUrl: difference(change.oauth.onboardingUrl),
  };
  return {
    ...summary,
    ...(appUuid && { appUuid: { ...appUuid, reason: redact(appUuid.reason) } }),
    ...(change && { change: { ...change, ...(oauth && { oauth }) } }),
  };
}
