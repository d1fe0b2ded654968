import rule from '../../../src/rules/manifest/classifier-tags.ts';
import { example, json, manifest } from '../../support/example-integration.ts';
import { testRule } from '../../support/rule-tester.ts';

const withTags = (...classifier_tags: unknown[]) =>
  json({ ...manifest, tile: { ...manifest.tile, classifier_tags: classifier_tags.map(String) } })
    .replaceAll('"⟦', '⟦"')
    .replaceAll('⟧"', '"⟧');
const files = (...tags: string[]) => ({ ...example, 'manifest.json': withTags(...tags) });

testRule(rule, {
  valid: {
    'a good manifest': { files: example },
    'no tags': { files: files() },
    'a tag of each group': {
      files: files(
        'Category::OS & System',
        'Offering::UI Extension',
        'Queried Data Type::Logs',
        'Submitted Data Type::Events',
        'Supported OS::IBM z/OS',
      ),
    },
    'a tag that is no text, which is a fault of the schema': {
      files: { ...example, 'manifest.json': json(manifest).replace('"Category::IoT"', '7') },
    },
    'no array, which is a fault of the schema': {
      files: { ...example, 'manifest.json': json({ ...manifest, tile: { ...manifest.tile, classifier_tags: 'Category::Fog' } }) },
    },
  },
  invalid: {
    'an old name': {
      files: files('Offering::Integration', '⟦Category::Notification⟧'),
      messages: ['Unexpected `Category::Notification`, expected `Category::Notifications`, as it is called now'],
      fixed: { 'manifest.json': withTags('Offering::Integration', 'Category::Notifications') },
    },
    'every old name': {
      files: files(
        '⟦Category::Data Store⟧',
        '⟦Category::IOT⟧',
        '⟦Category::AI⟧',
        '⟦Category::Messaging⟧',
        '⟦Category::Mainframe⟧',
      ),
      messages: [
        'Unexpected `Category::Data Store`, expected `Category::Data Stores`, as it is called now',
        'Unexpected `Category::IOT`, expected `Category::IoT`, as it is called now',
        'Unexpected `Category::AI`, expected `Category::AI/ML`, as it is called now',
        'Unexpected `Category::Messaging`, expected `Category::Message Queues`, as it is called now',
        'Unexpected `Category::Mainframe`, expected `Category::Mainframes`, as it is called now',
      ],
      fixed: {
        'manifest.json': withTags(
          'Category::Data Stores',
          'Category::IoT',
          'Category::AI/ML',
          'Category::Message Queues',
          'Category::Mainframes',
        ),
      },
    },
    'an old name beside the new one': {
      files: files('⟦Category::AI⟧', 'Category::AI/ML'),
      messages: ['Unexpected `Category::AI` beside `Category::AI/ML`, as it is called now: remove it'],
    },
    'an old name twice': {
      files: files('⟦Category::AI⟧', '⟦Category::AI⟧'),
      messages: [
        'Unexpected `Category::AI`, expected `Category::AI/ML`, as it is called now',
        'Unexpected `Category::AI` beside `Category::AI/ML`, as it is called now: remove it',
      ],
      fixed: { 'manifest.json': withTags('Category::AI/ML', 'Category::AI') },
    },
    'misspelled, and in another case': {
      files: files('⟦Category::Kubernets⟧', '⟦supported os::Linux⟧'),
      messages: [
        'Unexpected classifier tag `Category::Kubernets`, expected `Category::Kubernetes`',
        'Unexpected classifier tag `supported os::Linux`, expected `Supported OS::Linux`',
      ],
    },
    'known to nobody': {
      files: files('⟦Harbors⟧'),
      messages: ['Unexpected classifier tag `Harbors`: Datadog knows none of that name, remove it'],
    },
  },
});
