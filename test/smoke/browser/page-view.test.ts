// A field is filled only on a page of the site: what came in between, between a look and an act, gets nothing.
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { launchChrome } from '../../../src/smoke/browser/chrome.ts';
import { findChrome } from '../../../src/smoke/browser/find-chrome.ts';
import { fill } from '../../../src/smoke/browser/page-view.ts';
import { html, pages } from '../../support/browser.ts';

const running = launchChrome({ executable: findChrome(process.env, process.platform) ?? '', env: process.env });
afterAll(async () => (await running).close());

test.each<[whose: string, host: string, typed: string]>([
  ['of the site', '127.0.0.1', 'canary-password'],
  ['of another origin', 'localhost', ''],
])('a field %s', async (_, host, typed) => {
  const site = await pages({ '/': html('<input type="password">') });
  const page = await (await running).newPage();
  onTestFinished(() => page.close());
  await page.goto(site.origin.replace('127.0.0.1', host));
  const input = await page.$('input');
  if (input === null) throw new Error('The page has a field');
  await fill(input, 'canary-password', site.origin);
  expect(await page.evaluate('document.querySelector("input").value')).toBe(typed);
});
