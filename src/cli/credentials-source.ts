// Where the credentials of a smoke test come from on the command line: a file, or variables; and where a refresh token that was
// replaced goes, so that it is never lost.
import { join, resolve } from 'node:path';
import type { Site } from '../platform/sites.ts';
import { type Credentials, credentialsFrom, parseCredentials } from '../smoke/credentials.ts';
import { replaceRefreshToken } from '../smoke/replace-refresh-token.ts';
import { UserError } from '../user-error.ts';
import type { Io } from './io.ts';
import { readUserFile, writeSecretFile } from './user-file.ts';

export interface CredentialsSource {
  readonly credentials: readonly Credentials[];
  /** Keeps a refresh token that replaces one of these. @returns Where. */
  keep(credentials: Credentials, refreshToken: string): string;
}

/**
 * @param file Of `--credentials`; otherwise DD_OAUTH_CREDENTIALS, then the variables of one site.
 * @param tokenFile Of `--refresh-token-file`.
 * @throws UserError for credentials that cannot be read.
 */
export function findCredentials(
  { file, tokenFile }: { readonly file?: string; readonly tokenFile?: string },
  known: readonly Site[],
  io: Io,
): CredentialsSource {
  const variable = io.env.DD_OAUTH_CREDENTIALS ?? '';
  if (file !== undefined) {
    let text = Buffer.from(readUserFile(file, io)).toString();
    return {
      credentials: parseCredentials(file, text, known),
      keep(credentials, refreshToken) {
        const replaced = replaceRefreshToken(text, credentials, refreshToken, known);
        if (replaced === undefined) return keepToken(credentials, refreshToken);
        text = replaced;
        writeSecretFile(file, text, io);
        return file;
      },
    };
  }
  const single = variable === '' ? credentialsFrom(io.env, known) : undefined;
  return {
    credentials:
      variable === '' ? (single === undefined ? [] : [single]) : parseCredentials('DD_OAUTH_CREDENTIALS', variable, known),
    keep: keepToken,
  };

  function keepToken({ site, integration = '' }: Credentials, refreshToken: string): string {
    const name = [integration, site.name].filter((part) => part !== '').join('-');
    const path = tokenFile ?? join(configFolder(io), 'refresh-tokens', name.replaceAll(/[^\w.-]/g, '_'));
    writeSecretFile(path, `${refreshToken}\n`, io);
    return path;
  }
}

/** The user's own, where tools keep such things (XDG Base Directory; %APPDATA% on Windows). */
export function configFolder({ env, cwd, platform }: Io): string {
  const base = env.XDG_CONFIG_HOME || (platform === 'win32' ? env.APPDATA : env.HOME && join(env.HOME, '.config'));
  if (base === undefined || base === '') throw new UserError('No home folder to keep credentials in: name a file');
  return resolve(cwd, base, 'tilelint');
}
