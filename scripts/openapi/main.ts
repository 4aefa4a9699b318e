/**
 * Writes the OpenAPI document of the exchange and the types of its client, or with --check only compares them with what
 * the services say now.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { typesOf } from '@techbourse/client/generate';
import { wholeDocument } from './document.ts';

const root = join(import.meta.dirname, '../..');
const client = join(root, 'packages/client');

const document = await wholeDocument();
const files: [path: string, text: string][] = [
  [join(client, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`],
  [join(client, 'src/generated.ts'), await typesOf(document)],
];

for (const [path, text] of files) {
  const name = relative(root, path);
  const isSame = readOrNothing(path) === text;
  if (process.argv.includes('--check')) {
    if (isSame) continue;
    process.stdout.write(`${name} is not what the services say now: run \`npm run openapi\`, review and commit it\n`);
    process.exitCode = 1;
  } else {
    if (!isSame) writeFileSync(path, text);
    process.stdout.write(`${isSame ? 'same    ' : 'written '} ${name}\n`);
  }
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
