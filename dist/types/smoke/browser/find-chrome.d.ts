/**
 * @param env Where CHROME_PATH, PUPPETEER_EXECUTABLE_PATH and the folders of programs are read.
 * @returns The executable; undefined when there is none.
 */
export declare function findChrome(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, isExecutable?: (path: string) => boolean): string | undefined;
