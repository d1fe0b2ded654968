// For a scope, a read that changes nothing and asks for little. Paths and that they take OAuth tokens: @datadog/datadog-api-client
// 1.64.0 (`AuthZ` among each operation's authentications).

const reads: Readonly<Record<string, string>> = {
  apm_service_catalog_read: '/api/v2/services/definitions?page[size]=1',
  cases_read: '/api/v2/cases?page[size]=1',
  ci_visibility_read: '/api/v2/ci/pipelines/events?page[limit]=1',
  dashboards_read: '/api/v1/dashboard?count=1',
  events_read: '/api/v2/events?page[limit]=1',
  hosts_read: '/api/v1/hosts?count=1',
  incident_read: '/api/v2/incidents?page[size]=1',
  logs_read_data: '/api/v2/logs/events?page[limit]=1',
  monitors_read: '/api/v1/monitor?page_size=1&page=0',
  security_monitoring_filters_read: '/api/v2/security_monitoring/configuration/security_filters',
  security_monitoring_findings_read: '/api/v2/posture_management/findings?page[limit]=1',
  security_monitoring_rules_read: '/api/v2/security_monitoring/rules?page[size]=1',
  security_monitoring_signals_read: '/api/v2/security_monitoring/signals?page[limit]=1',
  security_monitoring_suppressions_read: '/api/v2/security_monitoring/configuration/suppressions',
  slos_read: '/api/v1/slo?limit=1',
  synthetics_global_variable_read: '/api/v1/synthetics/variables',
  synthetics_read: '/api/v1/synthetics/tests?page_size=1',
  teams_read: '/api/v2/team?page[size]=1',
  user_access_read: '/api/v2/users?page[size]=1',
};

/** Path and query; undefined when none is known. @param now Milliseconds since 1970. */
export function scopeReads(scope: string, now: number): string | undefined {
  const seconds = Math.floor(now / 1000);
  if (scope === 'metrics_read') return `/api/v1/metrics?from=${seconds - 3600}`;
  if (scope === 'timeseries_query') return `/api/v1/query?from=${seconds - 60}&to=${seconds}&query=avg:system.load.1{*}`;
  return Object.hasOwn(reads, scope) ? reads[scope] : undefined;
}
