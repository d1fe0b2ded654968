import type { Json } from '../../../src/documents/pointer.ts';
import rule from '../../../src/rules/manifest/media.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const text = json(manifest);
const withManifest = (content: string) => ({ ...example, 'manifest.json': content });
const replaced = (before: string, after: string) => withManifest(text.replace(before, after));
const withMedia = (...media: Json[]) => json({ ...manifest, tile: { ...manifest.tile, media } });
const picture = { media_type: 'image', caption: 'The harbor at night', image_url: 'images/harbor.png' };
const uncaptioned = { media_type: 'image', image_url: 'images/harbor.png' };

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'no media': { files: withManifest(withMedia()) },
    'a video': { files: withManifest(withMedia({ ...picture, media_type: 'video', vimeo_id: 90210 })) },
    'a picture of just the size': { files: { ...example, 'images/harbor.png': new Uint8Array(1_000_000) } },
    'every extension': {
      files: {
        ...withManifest(
          withMedia(...['a.png', 'b.PNG', 'c.jpg', 'd.JPG', 'e.jpeg'].map((image_url) => ({ ...picture, image_url }))),
        ),
        'a.png': '',
        'b.PNG': '',
        'c.jpg': '',
        'd.JPG': '',
        'e.jpeg': '',
      },
    },
    'a picture that is not there, which is a fault of the path': { files: replaced('harbor.png', 'harbor.gif') },
    'a long caption, which is a fault of the limits': {
      files: replaced('The harbor at night', 'x'.repeat(301)),
    },
    'an unknown key, which is a fault of its own': { files: replaced('"media_type"', '"alt": "", "media_type"') },
    'no array, which is a fault of the schema': {
      files: withManifest(json({ ...manifest, tile: { ...manifest.tile, media: {} } })),
    },
  },
  invalid: {
    'no caption': {
      files: withManifest(withMedia(uncaptioned).replace(/"media": \[\s*(\{[^}]*\})/, '"media": [\n      ⟦$1⟧')),
      messages: ['Expected the key `caption` in `tile.media.0`, found none'],
    },
    'an empty caption': {
      files: replaced('"The harbor at night"', '⟦""⟧'),
      messages: ['Expected a text that is not empty in `tile.media.0.caption`, found an empty one'],
    },
    'a misspelled caption': {
      files: replaced('"caption"', '⟦"captoin"⟧'),
      messages: ['Unexpected key `captoin` in `tile.media.0`, expected `caption`'],
    },
    'another type of media': {
      files: replaced('"image"', '⟦"gif"⟧'),
      messages: ['Expected `image` or `video` in `tile.media.0.media_type`, found `gif`'],
    },
    'a video without its number': {
      files: withManifest(
        withMedia({ ...picture, media_type: 'video' }).replace(/"media": \[\s*(\{[^}]*\})/, '"media": [\n      ⟦$1⟧'),
      ),
      messages: ['Expected the key `vimeo_id` in `tile.media.0`, found none'],
    },
    'a video whose number is a text': {
      files: replaced('"image"', '"video", "vimeo_id": ⟦"90210"⟧'),
      messages: ['Expected an integer in `tile.media.0.vimeo_id`, found `90210`'],
    },
    'a path that is no text': {
      files: replaced('"images/harbor.png"', '⟦["images/harbor.png"]⟧'),
      messages: ["Expected a path inside the integration's folder in `tile.media.0.image_url`, found an array"],
    },
    'a text in the place of a picture': {
      files: withManifest(json({ ...manifest, tile: { ...manifest.tile, media: ['x.png'] } }).replace('"x.png"', '⟦"x.png"⟧')),
      messages: ['Expected an object in `tile.media.0`, found `x.png`'],
    },
    'another kind of picture': {
      files: { ...replaced('"images/harbor.png"', '⟦"images/harbor.gif"⟧'), 'images/harbor.gif': '' },
      messages: ['Expected a .png or .jpg picture, found `images/harbor.gif`'],
    },
    'a picture that is too large, named twice': {
      files: {
        ...withManifest(withMedia({ ...picture, image_url: 'first' }, picture).replace('"first"', '⟦"images/harbor.png"⟧')),
        'images/harbor.png': new Uint8Array(1_000_001),
      },
      messages: [
        'Expected at most 1,000,000 bytes, found 1,000,001 in `images/harbor.png`: scale the picture down or compress it',
      ],
    },
  },
});
