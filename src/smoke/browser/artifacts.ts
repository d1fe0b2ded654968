// What is kept of a sign-in that failed: a picture of the page and its title, with everything that was typed taken out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

/** @param secrets Texts that the picture must not show. @returns The picture's path; undefined when none could be taken. */
export async function keepArtifacts(
  page: Page,
  folder: string,
  name: string,
  secrets: readonly string[],
): Promise<string | undefined> {
  try {
    await page.evaluate(blank(secrets));
    const picture = await page.screenshot({ type: 'png' });
    const { origin, pathname } = new URL(page.url());
    const title = secrets.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), await page.title());
    mkdirSync(folder, { recursive: true });
    const file = join(folder, name.replaceAll(/[^\w.-]/g, '_'));
    writeFileSync(`${file}.png`, picture, { mode: 0o600 });
    writeFileSync(`${file}.txt`, `${title}\n${origin}${pathname}\n`, { mode: 0o600 });
    return `${file}.png`;
  } catch {
    return undefined; // The browser is gone: there is nothing to take a picture of.
  }
}

/** Empties what was typed, in every field, and what the page repeats of it. */
function blank(secrets: readonly string[]): string {
  return `(() => {
    const secrets = ${JSON.stringify(secrets)};
    for (const field of document.querySelectorAll('input, textarea')) field.value = '';
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const secret of secrets) {
        if (walker.currentNode.data.includes(secret)) walker.currentNode.data = walker.currentNode.data.replaceAll(secret, '[redacted]');
      }
    }
  })()`;
}
