import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../infra/local/paths.mjs';
import { freshFolder } from '../../infra/local/test-folder.mjs';
import { findStaleMigrations } from './migrations.mjs';

test('a column that no migration adds is found', async () => {
  const folder = freshFolder();
  const home = path.join(folder, 'services', 'things');
  fs.mkdirSync(path.join(home, 'src/db'), { recursive: true });
  fs.mkdirSync(path.join(home, 'node_modules'));
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  fs.symlinkSync(path.join(root, 'packages/db/node_modules/drizzle-orm'), path.join(home, 'node_modules/drizzle-orm'));
  const writeSchema = (columns) =>
    fs.writeFileSync(
      path.join(home, 'src/db/schema.ts'),
      `import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const thing = pgTable('thing', { ${columns} });\n`,
    );
  writeSchema('id: text()');
  const out = path.join(home, 'src/db/migrations');
  const config = { dialect: 'postgresql', schema: './src/db/schema.ts', out: './src/db/migrations' };
  fs.writeFileSync(path.join(home, 'drizzle.config.ts'), `export default ${JSON.stringify(config)};`);
  execFileSync(process.execPath, [path.join(root, 'node_modules/drizzle-kit/bin.cjs'), 'generate'], {
    cwd: home,
  });
  const given = { root: folder, node: process.execPath, env: process.env };
  expect(await findStaleMigrations(given)).toEqual([]);

  writeSchema('id: text(), name: text()');
  const [stale] = await findStaleMigrations(given);
  expect(stale).toMatchObject({ service: 'things', problem: expect.stringContaining('ADD COLUMN "name"') });
  expect(fs.readdirSync(out).filter((file) => file.endsWith('.sql'))).toHaveLength(1);
});
