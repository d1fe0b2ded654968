// An invented integration with nothing wrong, to break one thing at a time. Paths are relative to its folder.
import type { Json } from '../../src/documents/pointer.ts';

export interface ExampleIntegration {
  readonly 'manifest.json': string;
  readonly 'README.md': string;
  readonly 'CHANGELOG.md': string;
  readonly [file: string]: string;
}

export const manifest = {
  manifest_version: '2.0.0',
  app_uuid: '6f1a2b52-8c1d-4b0e-9a53-7f0d5f1f2c11',
  app_id: 'harbor-lights',
  display_on_public_website: true,
  tile: {
    overview: 'README.md#Overview',
    configuration: 'README.md#Setup',
    uninstallation: 'README.md#Uninstallation',
    support: 'README.md#Support',
    changelog: 'CHANGELOG.md',
    description: 'Watch the lights of your harbor',
    title: 'Harbor Lights',
    media: [{ media_type: 'image', caption: 'The harbor at night', image_url: 'images/harbor.png' }],
    classifier_tags: ['Category::IoT', 'Offering::Integration'],
  },
  author: {
    name: 'Harbor Lights Ltd',
    homepage: 'https://harborlights.example',
    support_email: 'support@harborlights.example',
    sales_email: 'sales@harborlights.example',
  },
  assets: {
    oauth: 'assets/oauth_clients.json',
    integration: { source_type_name: 'Harbor Lights', source_type_id: 90210, auto_install: true },
    dashboards: { harbor_overview: 'assets/dashboards/harbor_overview.json' },
  },
};

export const oauthClients = {
  integration: {
    id: '2b7c1f60-5a3e-11ef-9f3b-da7ad0900002',
    name: 'Harbor Lights',
    description: 'Lights to Datadog',
    client_role: 'integration',
    scopes: ['api_keys_write', 'metrics_read'],
    redirect_uris: ['https://app.harborlights.example/datadog/callback'],
    onboarding_url: 'https://app.harborlights.example/datadog/connect',
  },
};

export const readme = `## Overview

Harbor Lights switches the lights of a harbor.

## Setup

1. Open the tile and click **Connect Accounts**.
2. Sign in to Harbor Lights.

## Uninstallation

- Once this integration has been uninstalled, any previous authorizations are revoked.
- Additionally, ensure that all API keys associated with this integration have been disabled by searching for the
  integration name on the [API Keys page][1].

## Support

Write to [Harbor Lights](mailto:support@harborlights.example).

[1]: https://app.datadoghq.com/organization-settings/api-keys?filter=Harbor%20Lights
`;

/** JSON as published manifests are written: two spaces, a newline at the end. */
export function json(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export const example: ExampleIntegration = {
  'manifest.json': json(manifest),
  'README.md': readme,
  'CHANGELOG.md': '# CHANGELOG\n\n## 1.0.0\n\n- First release\n',
  'assets/oauth_clients.json': json(oauthClients),
  'assets/dashboards/harbor_overview.json': json({ title: 'Harbor', widgets: [] }),
  'images/harbor.png': '\u0089PNG',
};

/** The example without one of its files. */
export function without(file: string): Record<string, string> {
  return Object.fromEntries(Object.entries(example).filter(([path]) => path !== file));
}
