// The Developer Platform shows a client secret once, to be stored safely; in a repository it is read by everybody, in its history and
// forks too. Every text in the integration's folder is searched.
import { join } from '../../catalog/file-source.ts';
import type { Integration } from '../../catalog/integration.ts';
import { defineRule } from '../rule.ts';
import { oauthForIntegrations } from '../sources.ts';
import { findSecrets, mayHoldSecret } from './find-secrets.ts';

/** No text of a published integration is half as long. */
const mostCharacters = 1_000_000;
/** Of all files together; a published integration has a hundredth of it. */
const mostBytes = 50_000_000;
/** A published integration has some dozens. */
const mostFiles = 2000;
/** A published integration has some five; links that lead in circles end here. */
const mostFolders = 200;

export default defineRule({
  id: 'secrets/committed',
  severity: 'error',
  docs: {
    description: 'No file of the integration holds a client secret, token, key or private key',
    source: oauthForIntegrations,
  },
  messages: {
    committed: 'Unexpected {{kind}} in a file of the integration: revoke it, then remove it here and from the history',
  },
  async check({ integration, report, unchecked, conceal }) {
    const { paths, complete } = await textFiles(integration);
    if (!complete) unchecked(`only ${paths.length} of its files were searched for secrets: it has too many, or links in circles`);
    let read = 0;
    for (const path of paths) {
      const size = (await integration.size(path)) ?? 0;
      if (size > 4 * mostCharacters || read + size > mostBytes) {
        unchecked(
          `${path} was not searched for secrets: it has ${size} bytes${size > 4 * mostCharacters ? '' : ', too many together with the others'}`,
        );
        continue;
      }
      read += size;
      const file = await integration.text(path);
      if (file.status === 'refused') unchecked(`${path} was not searched for secrets: ${file.reason}`);
      if (file.status !== 'read') continue;
      const { text, problem } = file;
      if (problem?.kind === 'utf-16') unchecked(`${path} was not searched for secrets: it is UTF-16, not UTF-8`);
      if (!mayHoldSecret(text.text) || isBinary(text.text)) continue;
      if (text.text.length > mostCharacters) {
        unchecked(`${path} was not searched for secrets: it has more than ${mostCharacters} characters`);
        continue;
      }
      for (const { kind, start, end } of findSecrets(text.text)) {
        conceal(text.text.slice(start, end));
        report({ messageId: 'committed', data: { kind }, at: text.location(start, end) });
      }
    }
  },
});

const toolFolders = new Set(['.git', 'node_modules']);
const binaryNames = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|pdf|mp4|mov|webm|mp3|zip|gz|tgz|jar|woff2?|ttf|otf|eot)$/i;

interface Files {
  readonly paths: readonly string[];
  /** Whether these are all. */
  readonly complete: boolean;
}

async function textFiles(integration: Integration): Promise<Files> {
  const paths: string[] = [];
  const folders = [integration.path];
  for (const folder of folders) {
    for (const { name, kind } of await integration.list(folder)) {
      if (kind === 'folder' && !toolFolders.has(name)) folders.push(join(folder, name));
      if (kind === 'file' && !binaryNames.test(name)) paths.push(join(folder, name));
    }
    if (paths.length > mostFiles || folders.length > mostFolders) return { paths: paths.slice(0, mostFiles), complete: false };
  }
  return { paths, complete: true };
}

/** As git judges it: a NUL near the beginning. */
function isBinary(text: string): boolean {
  return text.slice(0, 8000).includes('\0');
}
