// What a tile has room for: longer texts are cut, more pictures are not shown.
import { defineRule } from '../rule.ts';
import { assetsReference } from '../sources.ts';
import { isTileLimit, manifestViolations } from './violations.ts';

export default defineRule({
  id: 'manifest/tile-limits',
  severity: 'warning',
  docs: {
    description:
      'The tile keeps within its limits: description 80 characters (Marketplace 70), title 50, captions 300, 8 media, 1 video',
    source: assetsReference,
  },
  messages: {
    length: '{{problem}}: shorten it',
    count: '{{problem}}: keep the best',
    videos: 'Expected at most 1 video, found {{count}}: keep one',
  },
  check({ integration, report }) {
    for (const { keyword, message, at } of manifestViolations(integration).filter(isTileLimit)) {
      report({ messageId: keyword === 'maxItems' ? 'count' : 'length', data: { problem: message }, at });
    }
    const { manifest } = integration;
    const media = manifest?.get('/tile/media');
    if (manifest === undefined || !Array.isArray(media)) return;
    const videos = media.map((_, index) => `/tile/media/${index}/media_type`).filter((at) => manifest.get(at) === 'video');
    const [, second] = videos;
    if (second !== undefined) report({ messageId: 'videos', data: { count: videos.length }, at: manifest.at(second) });
  },
});
