// A Chrome of our own, by puppeteer-core over a pipe: no debugging port, and Chrome ends when we do, however that happens.
import type { Browser } from 'puppeteer-core';

export interface ChromeOptions {
  readonly executable: string;
  /** A window that a person sees. */
  readonly visible?: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @throws Error when it does not start. */
export async function launchChrome({ executable, visible = false, env }: ChromeOptions): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core');
  const launch = (further: readonly string[]) =>
    puppeteer.launch({
      executablePath: executable,
      headless: !visible,
      pipe: true,
      args: [...switches, ...further],
      env: harmless(env),
      timeout: 30_000,
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      ...(visible && { defaultViewport: null }),
    });
  try {
    return await launch([]);
  } catch {
    // In a container, or as root, Chrome has no sandbox of its own.
    return launch(['--no-sandbox']);
  }
}

const switches = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
];

/** What a browser needs, and no credentials. */
function harmless(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const needed =
    /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|DISPLAY|WAYLAND_DISPLAY|XAUTHORITY|XDG_\w+|DBUS_\w+|SYSTEMROOT|LOCALAPPDATA|APPDATA|USERPROFILE|PROGRAM\w*|LD_LIBRARY_PATH|FONTCONFIG_\w+|https?_proxy|no_proxy)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.test(name)));
}
