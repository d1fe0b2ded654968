// Where a manifest says that the integration sends data to Datadog. A client that sends data needs an API key, and gets one only
// with the scope `api_keys_write`.
import type { Integration } from '../../catalog/integration.ts';
import { show } from '../../documents/schema.ts';

/** The place in words; undefined when nothing says so, or when the Agent sends the data. */
export async function submissionClaim(integration: Integration): Promise<string | undefined> {
  const { manifest } = integration;
  if (manifest === undefined) return undefined;
  const get = (key: string) => manifest.get(`/${key.replaceAll('.', '/')}`);
  if (typeof get('assets.integration.configuration.spec') === 'string') return undefined;
  const tags = get('tile.classifier_tags');
  // Incidents are written with a scope of their own, without an API key.
  const tag = Array.isArray(tags) ? tags.find((each) => /^Submitted Data Type::(?!Incidents)/.test(String(each))) : undefined;
  if (tag !== undefined) return show(tag);
  if (get('assets.integration.events.creates_events') === true) return '`creates_events`';
  if (typeof get('assets.logs.source') === 'string') return '`assets.logs`';
  return (await hasMetrics(integration, get('assets.integration.metrics.metadata_path'))) ? '`metadata_path`' : undefined;
}

/** The scaffold of every integration has a metadata.csv; metrics are the lines below its head. */
async function hasMetrics(integration: Integration, path: unknown): Promise<boolean> {
  const file = typeof path === 'string' ? integration.resolve(path) : undefined;
  const content = file === undefined ? undefined : await integration.text(file);
  return content?.status === 'read' && content.text.text.trimEnd().includes('\n');
}
