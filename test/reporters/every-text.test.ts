// Every text of a report, one at a time, in every format: nothing in it moves a cursor, gives a command or means anything.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as plainText } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.ts';
import { comment } from '../../src/reporters/comment.ts';
import { github } from '../../src/reporters/github.ts';
import { json } from '../../src/reporters/json.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { escapeMarkup } from '../../src/reporters/markup.ts';
import { pretty } from '../../src/reporters/pretty.ts';
import { summary } from '../../src/reporters/summary.ts';
import { finding, reportOf } from '../support/report.ts';

const hostile = '\u001b[31m\u009b\u202e\u2028\u2029\ud800\u200b\ufeff##[error]x\n::error::x\r';
const change = { added: ['metrics_read'], removed: ['hosts_read'] };
const none = { added: [], removed: [] };

/** A report in which the named text is hostile, and no other. */
function reportWith(place: string, text: string): Report {
  const at = (name: string, otherwise = 'harbor') => (name === place ? text : otherwise);
  const found = finding({ message: at('message'), file: `${at('path')}/${at('file')}` });
  return reportOf([found, finding({ file: 'elsewhere' })], {
    integrations: [
      // Of two cards each is named.
      { path: 'kite', name: 'kite', status: 'new', oauth: true },
      {
        path: at('path'),
        name: at('name'),
        status: 'new',
        oauth: true,
        appUuid: { status: 'unverified', reason: at('appUuid') },
        change: {
          oauth: { scopes: { ...change, added: [at('scope')] }, redirectUris: none, onboardingUrl: none },
          sections: { setup: true, uninstallation: true },
        },
      },
      {
        path: at('passed path', 'sail'),
        name: at('passed name', 'sail'),
        status: 'unknown',
        oauth: false,
        passedOver: at('passedOver'),
      },
    ],
    unchecked: [{ rule: 'a/b', integration: at('unchecked integration'), reason: at('unchecked') }],
    suppressed: [{ ...found, file: `harbor/${at('suppressed file')}`, reason: at('suppressed') }],
    smoke: [
      {
        integration: at('smoke integration'),
        site: at('site', 'US1'),
        steps: [
          { step: 'token', status: 'passed', durationMs: 1 },
          { step: 'refresh', status: 'failed', reason: at('smoke reason'), durationMs: 1 },
        ],
        requests: [{ step: 'token', method: 'POST', host: at('host'), path: at('request path'), status: 200, durationMs: 1 }],
      },
    ],
  });
}

const places = [
  ...['message', 'file', 'path', 'name', 'appUuid', 'scope', 'passed path', 'passed name', 'passedOver', 'unchecked integration'],
  ...['unchecked', 'suppressed file', 'suppressed', 'smoke integration', 'site', 'smoke reason', 'host', 'request path'],
];
const link = () => undefined;

describe.each(places)('%s', (place) => {
  const report = reportWith(place, hostile);

  test('is for the eye alone', () => {
    const source = () => `harbor ${hostile.replaceAll('\n', '')}\n`.repeat(3);
    const formats = {
      pretty: pretty(report, { color: false, source }),
      github: github(report),
      json: json(report),
      markdown: markdown(report),
      summary: summary(report, { link }),
      comment: comment(report, { link, mark: '', footer: '', failed: true }),
    };
    for (const [format, text] of Object.entries(formats)) {
      expect(text.replaceAll('\n', ''), format).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202e\u200b\ufeff]|##\[/u);
      expect(
        text.split('\n').filter((line) => /^\s*::(?!(?:error|warning|notice) title=)/.test(line)),
        format,
      ).toEqual([]);
    }
  });
});

/** Text that Markdown reads something into; alone, or behind an escape of its own. */
const marks = [
  ...[
    '*a*',
    '_a_',
    '**a**',
    '~~a~~',
    '`a`',
    '\\*a*',
    '[a](b)',
    '![a](b)',
    '<b>',
    '&lt;',
    '&amp;lt;',
    '&#42;',
    '\\&',
    '\\\\',
    '\\|',
  ],
  ...['a | b', '# a', '> a', '- a', '+ a', '1. a', '<!-- a', '{a}', '$a$', '\\`a`', '![a', 'a](b', '[a]: b', '~~~', '```'],
];

test.each(marks)('%s is the text that readers see', (text) => {
  const tree = fromMarkdown(`| a |\n|---|\n| ${escapeMarkup(text)} |\n`, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const rows = tree.children[0]?.type === 'table' ? tree.children[0].children : [];
  expect(rows[1]?.children.map((cell) => cell.children.map(({ type }) => type))).toEqual([['text']]);
  expect(plainText(rows[1]).replaceAll('\u200b', '')).toBe(text);
});

/** GitHub's own parser has strikethrough, which this one has not, and commands that count where a line begins. */
test('tildes, and what begins a block', () => {
  expect(escapeMarkup('~a~')).not.toContain('~');
  expect(escapeMarkup('*')).not.toContain('*');
  expect(escapeMarkup('# a')).not.toContain('# ');
});

test('a percent sign is one after the runner has read it', () => {
  const [line = ''] = github(reportOf([finding({ message: '%0A::error::x %25', file: 'a%2C%0A' })])).split('\n');
  expect(line).toContain('::%250A::error::x %2525%0A');
  expect(line).toContain('file=a%252C%250A,');
});
