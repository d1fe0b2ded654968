// What is kept of a sign-in that failed: a picture of the page and its title, with everything that was typed taken out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { Redaction } from '../../http/redaction.ts';

/** Milliseconds: a page may be too busy to have its picture taken. */
const patience = 5_000;

/**
 * @param name Of the files, without an ending.
 * @param secrets Texts that nothing of it must show.
 * @returns Where the picture is, or why there is none; undefined when no page was opened.
 */
export async function keepArtifacts(
  page: Page,
  folder: string,
  name: string,
  secrets: readonly string[],
): Promise<string | undefined> {
  if (!/^https?:/.test(page.url())) return undefined;
  const redaction = new Redaction();
  for (const secret of secrets) redaction.add(secret);
  const taken = await Promise.race([pictureOf(page, secrets), setTimeout(patience, undefined)]);
  if (taken === undefined) return 'no picture could be taken';
  const file = join(folder, name.replaceAll(/[^\w.-]/g, '_'));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.png`, taken.picture, { mode: 0o600 });
    writeFileSync(`${file}.txt`, redaction.hide(`${taken.title}\n${taken.address}\n`), { mode: 0o600 });
    return `${file}.png`;
  } catch {
    return `no picture could be kept in ${folder}`;
  }
}

interface Picture {
  /** PNG. */
  readonly picture: Uint8Array;
  readonly title: string;
  readonly address: string;
}

async function pictureOf(page: Page, secrets: readonly string[]): Promise<Picture | undefined> {
  try {
    await blank(page, secrets);
    const picture = await page.screenshot({ type: 'png' });
    const { origin, pathname } = new URL(page.url());
    return { picture, title: await page.title(), address: origin + pathname };
  } catch {
    return undefined; // The browser or the page is gone.
  }
}

/**
 * Empties every field, and what the page repeats of the secrets; frames, which may do so as well, are hidden. It runs beside the
 * page's own scripts, not among them: the page may be another company's, and must not come to know what is looked for.
 */
async function blank(page: Page, secrets: readonly string[]): Promise<void> {
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: `(${blanking})(${JSON.stringify(secrets.map((secret) => secret.toLowerCase()))})`,
  });
  await session.detach();
  if (exceptionDetails !== undefined) throw new Error('The page could not be blanked');
}

const blanking = `(secrets) => {
  const blank = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input, textarea')) { element.value = ''; element.placeholder = ''; }
      if (element.matches('iframe, frame, object, embed, canvas')) element.style.visibility = 'hidden';
      if (element.shadowRoot) blank(element.shadowRoot);
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && secrets.some((secret) => node.data.toLowerCase().includes(secret))) node.data = '[redacted]';
      }
    }
  };
  blank(document);
}`;
