import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { SetupError } from './setup-error.ts';

const require = createRequire(import.meta.url);

/**
 * Postpones making a value until it is first asked for, then keeps it. When making fails, the next call tries again.
 * @example const stemmer = lazy(() => makeStemmer()); stemmer().stem('films');
 */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Loads a module now, not when the importing file is loaded: dictionaries and native code cost memory. */
export const load = <T>(name: string): T => require(name) as T;

/**
 * Absolute path of a file inside an installed package, also one that its `exports` do not name. Throws when the
 * package is not installed.
 * @example packageFile('enru-dict', 'data/enru.dict.json')
 */
export function packageFile(name: string, file: string): string {
  return join(dirname(manifestOf(name)), file);
}

function manifestOf(name: string): string {
  let manifest: string | undefined;
  try {
    manifest = findPackageJSON(name, import.meta.url);
  } catch {
    // Node throws for a package that it does not find, and gives nothing for one without a manifest.
  }
  if (!manifest) throw new SetupError(`package ${name} is not installed`);
  return manifest;
}
