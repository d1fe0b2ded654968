// The runner's own Chrome, in the usual places of each system; Chromium and Edge do as well.
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome', 'microsoft-edge'] as const;

const fixedPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/opt/google/chrome/chrome', '/snap/bin/chromium', '/usr/lib/chromium/chromium'],
};

const windowsPlaces = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

/**
 * @param env Where CHROME_PATH, PUPPETEER_EXECUTABLE_PATH and the folders of programs are read.
 * @returns The executable; undefined when there is none.
 */
export function findChrome(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  isExecutable: (path: string) => boolean = executable,
): string | undefined {
  const named = [env.CHROME_PATH, env.PUPPETEER_EXECUTABLE_PATH].filter((path) => path !== undefined && path !== '');
  const folders = platform === 'win32' ? [] : (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const programs = platform === 'win32' ? [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA] : [];
  const places = [
    ...named,
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(fixedPlaces[platform] ?? []),
    ...programs.flatMap((folder) => (folder ? windowsPlaces.map((parts) => join(folder, ...parts)) : [])),
  ];
  return places.find((path): path is string => path !== undefined && isExecutable(path));
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
