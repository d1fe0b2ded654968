import rule from '../../../src/rules/manifest/tile-limits.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const withTile = (tile: object) => json({ ...manifest, tile: { ...manifest.tile, ...tile } });
const [picture] = manifest.tile.media;
const video = { ...picture, media_type: 'video', vimeo_id: 90210 };

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'every limit reached': {
      files: withManifest(
        withTile({
          description: 'd'.repeat(80),
          title: 't'.repeat(50),
          media: [video, ...Array(7).fill({ ...picture, caption: 'c'.repeat(300) })],
        }),
      ),
    },
    'every limit of the Marketplace reached': {
      kind: 'marketplace',
      files: withManifest(withTile({ description: 'd'.repeat(70) })),
    },
    'characters of two UTF-16 units count once': { files: withManifest(withTile({ title: '🏮'.repeat(50) })) },
    'no media': { files: withManifest(withTile({ media: [] })) },
    'values of another type': { files: withManifest(withTile({ media: 'none', title: 7 })) },
  },
  invalid: {
    'a long description': {
      files: withManifest(text.replace('"Watch the lights of your harbor"', `⟦"${'d'.repeat(81)}"⟧`)),
      messages: ['Expected at most 80 characters in `tile.description`, found 81: shorten it'],
    },
    'a description too long for the Marketplace alone': {
      kind: 'marketplace',
      files: withManifest(text.replace('"Watch the lights of your harbor"', `⟦"${'d'.repeat(71)}"⟧`)),
      messages: ['Expected at most 70 characters in `tile.description`, found 71: shorten it'],
    },
    'a description too long for both catalogs': {
      kind: 'marketplace',
      files: withManifest(text.replace('"Watch the lights of your harbor"', `⟦"${'d'.repeat(81)}"⟧`)),
      messages: ['Expected at most 70 characters in `tile.description`, found 81: shorten it'],
    },
    'a long title and a long caption': {
      files: withManifest(
        text
          .replace('"title": "Harbor Lights"', `"title": ⟦"${'t'.repeat(51)}"⟧`)
          .replace('"The harbor at night"', `⟦"${'c'.repeat(301)}"⟧`),
      ),
      messages: [
        'Expected at most 50 characters in `tile.title`, found 51: shorten it',
        'Expected at most 300 characters in `tile.media.0.caption`, found 301: shorten it',
      ],
    },
    'nine pictures': {
      files: withManifest(withTile({ media: Array(9).fill(picture) }).replace(/"media": (\[[^\]]*\])/, '"media": ⟦$1⟧')),
      messages: ['Expected at most 8 of them in `tile.media`, found 9: keep the best'],
    },
    'three videos': {
      files: withManifest(
        withTile({ media: [video, picture, { ...video, media_type: 'second' }, video] }).replace('"second"', '⟦"video"⟧'),
      ),
      messages: ['Expected at most 1 video, found 3: keep one'],
    },
  },
});
