// Pictures and videos of the tile: their keys, and the files behind them. Whether a file exists is manifest/referenced-files'.
import { show } from '../../documents/schema.ts';
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { existingFiles, pictures } from './references.ts';
import { isMedia, manifestViolations } from './violations.ts';

export default defineRule({
  id: 'manifest/media',
  severity: 'error',
  docs: {
    description: 'Each of `tile.media` has a type, a caption and a .png or .jpg of at most 1,000,000 bytes',
    source: assetsReference,
  },
  messages: {
    violation: '{{problem}}',
    extension: 'Expected a .png or .jpg picture, found {{path}}',
    size: 'Expected at most 1,000,000 bytes, found {{bytes}} in {{path}}: scale the picture down or compress it',
  },
  async check({ integration, report }) {
    for (const { message, at } of manifestViolations(integration).filter(isMedia)) {
      report({ messageId: 'violation', data: { problem: message }, at });
    }
    const { manifest } = integration;
    if (manifest === undefined) return;
    for (const { pointer, path, file } of await existingFiles(integration, pictures(manifest))) {
      const at = () => manifest.at(pointer);
      const bytes = (await integration.size(file)) ?? 0;
      if (!/\.(?:png|jpe?g)$/i.test(path)) report({ messageId: 'extension', data: { path: show(path) }, at: at() });
      if (bytes > mostBytes) {
        report({ messageId: 'size', data: { path: show(path), bytes: bytes.toLocaleString('en') }, at: at() });
      }
    }
  },
});

const mostBytes = 1_000_000;
