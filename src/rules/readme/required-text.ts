// The sentences that a fix writes: Datadog's two instructions, with the integration's name and its API Keys page.
import type { Integration } from '../../catalog/integration.ts';

/** The scope that lets a client create API keys: only then there are keys to disable. */
export const apiKeysScope = 'api_keys_write';

export function revocationText(integration: Integration): string {
  return `Once the ${nameOf(integration)} integration has been uninstalled, any previous authorizations are revoked.`;
}

export function apiKeysText(integration: Integration): string {
  const name = nameOf(integration);
  const page = `https://app.datadoghq.com/organization-settings/api-keys?filter=${encodeURIComponent(plainName(integration))}`;
  return `Ensure that all API keys associated with this integration have been disabled by searching for ${name} on the [API Keys page](${page}).`;
}

function nameOf(integration: Integration): string {
  return plainName(integration).replaceAll(/[\\`*_[\]<>#|!&~]/g, '\\$&');
}

/** The tile's title as one line of Latin-1, or the folder's name. */
function plainName({ manifest, name }: Integration): string {
  const title = manifest?.get('/tile/title');
  return typeof title === 'string' && /^[\x20-\x7e\xa0-\xff]{1,80}$/.test(title.trim())
    ? title.trim()
    : name.replaceAll(/[^\w.-]+/g, ' ');
}
