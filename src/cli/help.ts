// The one page of `tilelint --help`.

export const help = `tilelint: will this Datadog integration publish?

Usage
  tilelint [paths…]        lint integrations, or catalogs of them (default: this folder)
  tilelint explain RULE    what a rule asks for, why, and how to mend it
  tilelint rules           every rule in a line (--format json for a program)
  tilelint init            the workflow and tilelint.yml for this repository
  tilelint smoke           does the OAuth client work, on each site?
  tilelint authorize       get a refresh token for the smoke test, once for each site
  tilelint sandbox         a Datadog on this machine, to develop an OAuth integration against
  tilelint matrix          what a workflow fans the smoke test out over
  tilelint COMMAND --help  the options of one of these

Options
  --format NAME[=FILE]     pretty (default), json, sarif, github or markdown; repeat it to write several, each to its file
  --fail-on SEVERITY       error (default), warning or notice: what makes the exit code 1
  --max-warnings N         more warnings than N make it 1 too
  --fix                    mend what can be mended safely, then show what is left
  --fix-dry-run            print these changes as a diff for \`git apply\` and write nothing; the exit code is the lint's
  --quiet                  show errors only; the verdict stays the same
  --base REV               compare with a revision: what stood there already is shown and does not fail;
                           auto is the merge base with the upstream's default branch. Without it that merge base
                           tells new integrations from existing ones, where git has it, and everything counts
  --changed                lint only what differs from the base (auto when none is named)
  --all                    lint everything, whatever --changed says
  --app-uuid UUID          the published app_uuid, from step 2 of the Developer Platform's Publishing tab
  --app-manifest FILE      the app manifest, as the app's page exports it
  --require-published      a new OAuth integration whose app_uuid nobody confirms is an error
  --config FILE            instead of tilelint.yml or .github/tilelint.yml
  --catalog KIND           extras, marketplace or auto (default: by the repository, then by the manifest)
  --no-color               no colours (NO_COLOR and FORCE_COLOR are heeded as well)
  -h, --help               this page
  -v, --version            the version

Environment
  DD_API_KEY, DD_APP_KEY   keys of an account: the published app of a new OAuth integration is read from the live
                           Developer Platform, from nowhere without them
  DD_SITE                  the site of that account, as US1 (default), EU1 or us5.datadoghq.com; the keys go there alone
  DD_OAUTH_CLIENT_ID       the OAuth client's ID on that site (default: the \`id\` in assets/oauth_clients.json)

Exit codes
  0  nothing at or above --fail-on
  1  findings
  2  usage, configuration or internal error

Examples
  tilelint harbor_lights
  tilelint harbor_lights --fix
  tilelint . --format pretty --format json=report.json
  tilelint explain readme/uninstallation-section
`;
