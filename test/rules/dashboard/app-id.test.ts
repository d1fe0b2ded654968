import type { Json } from '../../../src/documents/pointer.ts';
import rule from '../../../src/rules/dashboard/app-id.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const path = 'assets/dashboards/harbor_overview.json';
const another = 'c3d1a0de-97b4-4f0e-8a64-1b5c0f6e7d20';
const withDashboard = (content: string) => ({ ...example, [path]: content });
const widget = (app_id: Json) => ({ definition: { type: 'custom', app_id, custom_widget_key: 'lamps' } });
const group = (...widgets: Json[]) => ({ definition: { type: 'group', widgets } });
const dashboard = (...widgets: Json[]) => json({ title: 'Harbor', widgets });
const mark = (content: string) => content.replaceAll(`"${another}"`, `⟦"${another}"⟧`);
const message = `Expected \`${manifest.app_uuid}\`, the manifest's app_uuid, found \`${another}\`: an export carries the id of the organisation it is from`;

testRule(rule, {
  valid: {
    'no such widget': { files: example },
    "the manifest's app_uuid": { files: withDashboard(dashboard(widget(manifest.app_uuid))) },
    'the same in capitals': { files: withDashboard(dashboard(widget(manifest.app_uuid.toUpperCase()))) },
    'an id that is no UUID': { files: withDashboard(dashboard(widget('harbor-lights'), widget(7), widget(null))) },
    "an app_id that is not a widget's": {
      files: withDashboard(
        json({ title: 'Harbor', app_id: another, widgets: [{ definition: { requests: [{ app_id: another }] } }] }),
      ),
    },
    'the app_uuid that the integration had, which is a fault of the manifest': {
      files: withDashboard(dashboard(widget(another))),
      before: { ...example, 'manifest.json': json({ ...manifest, app_uuid: another }) },
    },
    'a manifest whose own app_uuid is none': {
      files: {
        ...withDashboard(dashboard(widget(another))),
        'manifest.json': json({ ...manifest, app_uuid: 'TODO' }),
      },
    },
    'a manifest whose app_uuid is nil': {
      files: {
        ...withDashboard(dashboard(widget(another))),
        'manifest.json': json({ ...manifest, app_uuid: '00000000-0000-0000-0000-000000000000' }),
      },
    },
    'a dashboard that the manifest does not name': {
      files: { ...example, 'assets/dashboards/draft.json': dashboard(widget(another)) },
    },
    'a dashboard that is not JSON': { files: withDashboard(`${dashboard(widget(another))}}`) },
    'a dashboard that is not there': { files: { 'manifest.json': json(manifest) } },
    'widgets of other types': {
      files: withDashboard(json({ app_id: another, widgets: [null, 7, 'app_id', [], { definition: [] }, { definition: null }] })),
    },
  },
  invalid: {
    'the app of another organisation': {
      files: withDashboard(mark(dashboard(widget(manifest.app_uuid), widget(another)))),
      messages: [message],
      fixed: { [path]: dashboard(widget(manifest.app_uuid), widget(manifest.app_uuid)) },
    },
    'in groups inside groups': {
      files: withDashboard(mark(dashboard(widget(another), group(widget(another), group(widget(another)))))),
      messages: [message, message, message],
      fixed: {
        [path]: dashboard(widget(manifest.app_uuid), group(widget(manifest.app_uuid), group(widget(manifest.app_uuid)))),
      },
    },
    'a dashboard that two names share': {
      files: {
        ...withDashboard(mark(dashboard(widget(another)))),
        'manifest.json': json({ ...manifest, assets: { ...manifest.assets, dashboards: { one: path, two: `./${path}` } } }),
      },
      messages: [message],
      fixed: { [path]: dashboard(widget(manifest.app_uuid)) },
    },
    'a hundred groups deep': {
      files: withDashboard(mark(groups(100, another))),
      messages: [message],
      fixed: { [path]: groups(100, manifest.app_uuid) },
    },
  },
});

function groups(depth: number, appId: string): string {
  const begin = '{"widgets":[{"definition":'.repeat(depth);
  return `${begin}{"app_id":"${appId}"}${'}]}'.repeat(depth)}`;
}
