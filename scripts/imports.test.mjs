import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const programs = fs.readdirSync(folder).filter((name) => name.endsWith('.mjs') && !name.endsWith('.test.mjs'));

// Their sources are checked by no compiler, and most of them by no other test.
it.each(programs)('%s finds every name that it imports of ours', async (program) => {
  const source = fs.readFileSync(path.join(folder, program), 'utf8');
  const imports = [...source.matchAll(/^import \{([^}]+)\} from '(\.[^']+)';$/gm)];
  for (const [, names, from] of imports) {
    const exported = Object.keys(await import(path.join(folder, from)));
    for (const name of names.split(',').map((each) => each.trim().split(' as ')[0])) {
      if (name !== '') expect(exported, `${name} of ${from}`).toContain(name);
    }
  }
});
