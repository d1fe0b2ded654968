// The sources as one module, for scripts that need more of them than the library gives.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Imports modules of src/ (and test/support/) together, with everything that they export.
 * @param {readonly string[]} modules Paths from the project's top.
 */
export async function importSources(modules) {
  const folder = mkdtempSync(join(tmpdir(), 'tilelint-sources-'));
  try {
    const outfile = join(folder, 'sources.mjs');
    await esbuild.build({
      stdin: { contents: modules.map((path) => `export * from './${path}';`).join('\n'), resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
      define: { TILELINT_VERSION: '"0.0.0-script"' },
      banner: {
        js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
