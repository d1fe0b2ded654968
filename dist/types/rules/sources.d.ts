/** How an integration uses OAuth and how it is published: app_uuid, uninstallation, scopes. */
export declare const oauthForIntegrations = "https://docs.datadoghq.com/developers/integrations/oauth_for_integrations/";
/** The authorization code flow with PKCE. */
export declare const oauth2InDatadog = "https://docs.datadoghq.com/developers/authorization/oauth2_in_datadog/";
/** The scopes that a client may request. */
export declare const authorizationScopes = "https://docs.datadoghq.com/api/latest/scopes/";
/** manifest.json and the other assets of an integration. */
export declare const assetsReference = "https://docs.datadoghq.com/developers/integrations/check_references/";
/** What an offering in the Marketplace has to have. */
export declare const marketplaceOffering = "https://docs.datadoghq.com/developers/integrations/marketplace_offering/";
/** How an integration is made and published. */
export declare const buildIntegration = "https://docs.datadoghq.com/developers/integrations/api_integration/";
/** The contribution guidelines that a README follows. */
export declare const contributing = "https://github.com/DataDog/integrations-extras/blob/master/CONTRIBUTING.md";
