// What a page of a sign-in asks for, by what it holds: input types, autocomplete hints and roles, which outlive its wording.
import type { ElementHandle, Page } from 'puppeteer-core';

export type PageView =
  | { readonly kind: 'sign-in'; readonly email?: ElementHandle; readonly password?: ElementHandle }
  | { readonly kind: 'consent'; readonly button: ElementHandle }
  | { readonly kind: 'second-factor' }
  | { readonly kind: 'errors'; readonly text: string }
  | { readonly kind: 'other' };

const emailInputs =
  'input[type=email], input[autocomplete~=username], input[autocomplete~=email], input[name=username], input[name=email]';
const codeInputs =
  'input[autocomplete=one-time-code], input[name*=otp i], input[id*=otp i], input[name*=mfa i], input[name*=totp i]';

export async function viewOf(page: Page): Promise<PageView> {
  const errors = await errorsOf(page);
  if (errors !== undefined) return { kind: 'errors', text: errors };
  if ((await firstVisible(page, codeInputs)) !== undefined) return { kind: 'second-factor' };
  const password = await firstVisible(page, 'input[type=password]');
  const email = await firstVisible(page, emailInputs);
  if (password !== undefined || email !== undefined)
    return { kind: 'sign-in', ...(email !== undefined && { email }), ...(password !== undefined && { password }) };
  const button = await consentButton(page);
  return button === undefined ? { kind: 'other' } : { kind: 'consent', button };
}

/**
 * Puts a text into a field at once, and only while the field's page is of the origin: keys that are typed one by one would go on into
 * whatever page comes in between.
 */
export async function fill(input: ElementHandle, text: string, origin: string): Promise<void> {
  await input.evaluate(
    (element, value, expected) => {
      const { location, HTMLInputElement, Event } = globalThis as unknown as PageGlobals; // It runs in the page.
      if (location.origin !== expected) return;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, value);
      for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }));
    },
    text,
    origin,
  );
}

interface PageGlobals {
  readonly location: { readonly origin: string };
  readonly HTMLInputElement: { readonly prototype: object };
  readonly Event: typeof Event;
}

/** By script where something lies over it. */
export async function press(button: ElementHandle): Promise<void> {
  try {
    await button.click();
  } catch {
    await button.evaluate((element: { click?(): void }) => element.click?.());
  }
}

/** Something to compare: a page that looks the same has not gone on. */
export async function fingerprint(page: Page): Promise<string> {
  const inputs = await page.evaluate(
    `[...document.querySelectorAll('input, button, iframe, [role=alert]')].map((each) => each.outerHTML.length + each.tagName).join()`,
  );
  return `${page.url()} ${inputs}`;
}

/** What the page says is wrong; undefined when it says nothing. */
export async function alertOf(page: Page): Promise<string | undefined> {
  const text: unknown = await page.evaluate(
    `[...document.querySelectorAll('[role=alert], [aria-live=assertive], .error')].filter((each) => each.getClientRects().length > 0).map((each) => (each.innerText || each.textContent).trim()).find((each) => each !== '') ?? ''`,
  );
  return typeof text === 'string' && text !== '' ? text.replaceAll(/\s+/g, ' ').slice(0, 200) : undefined;
}

/** Whether the page shows a puzzle for people; the badge of one that only watches is small. */
export async function showsCaptcha(page: Page): Promise<boolean> {
  const frames = await page.$$(
    'iframe[src*=captcha i], iframe[src*=turnstile], iframe[title*=captcha i], iframe[src*=challenges]',
  );
  for (const frame of frames) {
    const box = await frame.boundingBox();
    if (box !== null && box.width >= 200 && box.height >= 60) return true;
  }
  return false;
}

/** Datadog's own errors come as JSON in the place of a page. */
async function errorsOf(page: Page): Promise<string | undefined> {
  const text: unknown = await page.evaluate(`/json/.test(document.contentType) ? document.body.textContent.slice(0, 2000) : ''`);
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    const { errors }: { errors?: unknown } = JSON.parse(text);
    return Array.isArray(errors) ? errors.map(String).join('; ').slice(0, 300) : text.slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
}

async function firstVisible(page: Page, selector: string): Promise<ElementHandle | undefined> {
  for (const element of await page.$$(selector)) if (await element.isVisible()) return element;
  return undefined;
}

const denying = /\b(?:deny|cancel|decline|reject|refuse|back|no|log ?out|sign ?out|switch)\b/i;
const allowing = /\b(?:authori[sz]e|allow|approve|accept|agree|grant|consent|continue|confirm|yes)\b/i;

/** The button that allows: by its words, otherwise the only one that submits and does not deny. */
async function consentButton(page: Page): Promise<ElementHandle | undefined> {
  const candidates: { readonly button: ElementHandle; readonly words: string }[] = [];
  for (const button of await page.$$('button, input[type=submit], [role=button]')) {
    if (!(await button.isVisible())) continue;
    const words = await button.evaluate(
      (element: { innerText?: string; textContent?: string; value?: string; getAttribute(name: string): string | null }) =>
        // Without fonts nothing is rendered, and `innerText` is empty.
        `${element.innerText || element.textContent || ''} ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('type') === 'submit' ? (element.value ?? '') : ''}`,
    );
    candidates.push({ button, words });
  }
  const willing = candidates.filter(({ words }) => !denying.test(words));
  const named = willing.find(({ words }) => allowing.test(words));
  if (named !== undefined) return named.button;
  const submitting: ElementHandle[] = [];
  for (const { button } of willing)
    if (await button.evaluate((element: { form?: unknown }) => element.form !== undefined && element.form !== null))
      submitting.push(button);
  return submitting.length === 1 ? submitting[0] : undefined;
}
