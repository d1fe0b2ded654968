// The only registry of rules, in the order in which `tilelint rules` lists them.

import appUuidFormat from './app-uuid/format.ts';
import appUuidMatchesPublished from './app-uuid/matches-published.ts';
import appUuidNotClientId from './app-uuid/not-client-id.ts';
import appUuidUnchanged from './app-uuid/unchanged.ts';
import appUuidUnique from './app-uuid/unique.ts';
import appUuidUnverified from './app-uuid/unverified.ts';
import catalogNoManifest from './catalog/no-manifest.ts';
import dashboardAppId from './dashboard/app-id.ts';
import dashboardSyntax from './dashboard/syntax.ts';
import manifestAssetsOauth from './manifest/assets-oauth.ts';
import manifestClassifierTags from './manifest/classifier-tags.ts';
import manifestImmutable from './manifest/immutable.ts';
import manifestMedia from './manifest/media.ts';
import manifestReferencedFiles from './manifest/referenced-files.ts';
import manifestSchema from './manifest/schema.ts';
import manifestSupportAnchor from './manifest/support-anchor.ts';
import manifestSyntax from './manifest/syntax.ts';
import manifestTileAnchors from './manifest/tile-anchors.ts';
import manifestTileLimits from './manifest/tile-limits.ts';
import manifestTileUninstallation from './manifest/tile-uninstallation.ts';
import manifestUnknownKey from './manifest/unknown-key.ts';
import oauthClientMatchesExport from './oauth-client/matches-export.ts';
import oauthClientOnboardingUrl from './oauth-client/onboarding-url.ts';
import oauthClientRedirectUri from './oauth-client/redirect-uri.ts';
import oauthClientRepublish from './oauth-client/republish.ts';
import oauthClientSchema from './oauth-client/schema.ts';
import oauthClientScopes from './oauth-client/scopes.ts';
import oauthClientStagingRedirectUri from './oauth-client/staging-redirect-uri.ts';
import readmeLatin1 from './readme/latin-1.ts';
import readmeRequiredSections from './readme/required-sections.ts';
import readmeUninstallationApiKeys from './readme/uninstallation-api-keys.ts';
import readmeUninstallationImages from './readme/uninstallation-images.ts';
import readmeUninstallationRevocation from './readme/uninstallation-revocation.ts';
import readmeUninstallationSection from './readme/uninstallation-section.ts';
import type { Rule } from './rule.ts';
import secretsCommitted from './secrets/committed.ts';

export const rules: readonly Rule[] = [
  appUuidFormat,
  appUuidMatchesPublished,
  appUuidUnverified,
  appUuidUnchanged,
  appUuidUnique,
  appUuidNotClientId,
  dashboardAppId,
  dashboardSyntax,
  manifestSyntax,
  manifestSchema,
  manifestUnknownKey,
  manifestImmutable,
  manifestReferencedFiles,
  manifestTileAnchors,
  manifestSupportAnchor,
  manifestTileUninstallation,
  manifestAssetsOauth,
  manifestTileLimits,
  manifestMedia,
  manifestClassifierTags,
  readmeRequiredSections,
  readmeUninstallationSection,
  readmeUninstallationRevocation,
  readmeUninstallationApiKeys,
  readmeUninstallationImages,
  readmeLatin1,
  oauthClientSchema,
  oauthClientRedirectUri,
  oauthClientStagingRedirectUri,
  oauthClientOnboardingUrl,
  oauthClientScopes,
  oauthClientRepublish,
  oauthClientMatchesExport,
  secretsCommitted,
  catalogNoManifest,
];
