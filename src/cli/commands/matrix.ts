// `tilelint matrix`: integrations with an OAuth client times the sites that they claim, as JSON for a workflow's `strategy.matrix`.
import { resolve } from 'node:path';
import { check } from '../../check.ts';
import { siteNamed, unknownSite } from '../../platform/sites.ts';
import { UserError } from '../../user-error.ts';
import type { Command } from '../command.ts';
import { parseWords } from '../words.ts';

const help = `tilelint matrix: what a workflow fans the smoke test out over

Usage
  tilelint matrix [paths…]    {"include": [{"integration": PATH, "site": NAME}, …]} on one line

Sites are those of --site, then of \`sites\` in tilelint.yml, then US1.

Options
  --site NAME    repeat it for several
  --base REV     compare with a revision, as for lint
  --changed      only integrations that differ from the base
`;

const options = {
  site: { type: 'string', multiple: true },
  base: { type: 'string' },
  changed: { type: 'boolean' },
} as const;

export const command: Command = {
  help,
  async run(words, io) {
    const { values, positionals } = parseWords(words, options);
    const { report, config } = await check({
      paths: (positionals.length > 0 ? positionals : ['.']).map((path) => resolve(io.cwd, path)),
      rules: [],
      env: io.env,
      changed: values.changed === true,
      ...(values.base !== undefined && { base: values.base }),
    });
    const claimed = values.site ?? (config.sites.length > 0 ? config.sites : ['US1']);
    const names = claimed.map((name) => {
      const site = siteNamed(name);
      if (site === undefined) throw new UserError(`Unexpected \`--site\`: ${unknownSite(name)}`);
      return site.name;
    });
    const include = report.integrations
      .filter(({ oauth }) => oauth)
      .flatMap(({ path }) => names.map((site) => ({ integration: path, site })));
    io.stdout.write(`${JSON.stringify({ include })}\n`);
    return 0;
  },
};
