// Which room may import from which, beside its own files: the data flows one way (docs/architecture.md), and no room sees who uses it.
// What stands in src/ itself joins rooms and may see all of them but the shells.
const order = {
  documents: ['report'],
  catalog: ['report', 'user-error', 'documents'],
  platform: ['report', 'user-error', 'nearest', 'documents', 'http'],
  rules: ['report', 'nearest', 'internet-address', 'documents', 'catalog', 'platform'],
  fix: ['report', 'user-error', 'documents', 'catalog', 'lint'],
  config: ['report', 'user-error', 'nearest', 'documents', 'catalog', 'rules'],
  http: ['user-error', 'internet-address'],
  smoke: ['report', 'user-error', 'nearest', 'documents', 'catalog', 'http', 'platform', 'rules'],
  sandbox: ['user-error', 'documents'],
  reporters: ['report', 'documents'],
};
const shells = ['cli', 'action'];
const room = (name) => `^src/${name}(/|\\.ts$)`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...Object.entries(order).map(([name, seen]) => ({
      name: `what-${name}-may-see`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: [`^src/${name}/`, ...seen.map(room)] },
    })),
    {
      name: 'pipeline-knows-no-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: shells.map(room) },
      to: { path: shells.map(room) },
    },
    { name: 'shells-are-strangers', severity: 'error', from: { path: room('cli') }, to: { path: room('action') } },
    {
      name: 'actions-in-the-action-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: room('action') },
      to: { path: '@actions/' },
    },
    {
      name: 'connections-in-http-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: ['http', 'sandbox', 'smoke', 'action'].map(room) },
      to: { path: '^(node:)?(http|https|net|tls|dgram|undici)$' },
    },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^cloudflare:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
