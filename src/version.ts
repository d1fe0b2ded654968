// tilelint's own version, put here by the build from package.json.
declare const TILELINT_VERSION: string;

export const version: string = TILELINT_VERSION;
