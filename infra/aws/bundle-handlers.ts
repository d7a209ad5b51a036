import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { EVERY_FUNCTION, type FunctionName } from './functions.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

export interface BundleOptions {
  /** Where each function gets a folder of its own. */
  readonly folder: string;
  /** Whether the functions can be told to fail: what stands behind it is left out otherwise. */
  readonly faults: boolean;
}

/**
 * Bundles all handlers at once, a file each, the SDK included: the one that comes with the runtime changes under our
 * feet and loads more slowly. CommonJS starts some 17 ms sooner than ES modules. Resolves a function's folder.
 */
export function bundleHandlers({ folder, faults }: BundleOptions): (name: FunctionName) => string {
  const built = buildSync({
    absWorkingDir: REPOSITORY,
    entryPoints: Object.fromEntries(EVERY_FUNCTION.map((name) => [`${name}/index`, `functions/${name}/handler.ts`])),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // The browser's and CommonJS's builds of a package are larger than its ES modules.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './infra/aws/lambda-credentials.ts' },
    define: { BATON_FAULTS: String(faults) },
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
  });
  const made = new Set(Object.keys(built.metafile.outputs));
  if (made.size !== EVERY_FUNCTION.length) throw new Error(`bundled ${[...made].join(', ')}`);
  return (name) => {
    const path = join(folder, name);
    if (!existsSync(join(path, 'index.js'))) throw new Error(`${name} was not bundled`);
    return path;
  };
}
