import path from 'node:path';
import { readBackup } from '../../packages/db/src/restore.ts';
import { dataDir } from '../local/paths.mjs';
import { describeFailure } from '../local/user-error.mjs';
import { backUp, restore } from './backup.mjs';

const HELP = `techbourse backup DIR     write everything that the exchange keeps into a new folder, while it runs
techbourse restore DIR    put a backup into an exchange that has nothing yet and does not run
techbourse check-backup DIR  read a backup again and compare it with its sums

On one machine the exchange of DATA_DIR (.data) is meant; its secrets, the keys of the ledger too, are in the backup.
On servers ADMIN_DATABASE_URL names the database, and restore needs the POSTGRES_PASSWORD_... of the roles; the secrets
of the services are where you keep them, and no backup has them.
Keep a backup where only you can read it. Search and the queue are not in it: they are made anew of what is.
`;

async function main([command, folder, ...more]) {
  if (folder === undefined || folder.startsWith('-') || more.length > 0) {
    process.stdout.write(HELP);
    return folder === '--help' || folder === '-h' ? 0 : 1;
  }
  const given = { folder: path.resolve(folder), dir: dataDir, env: process.env, log: (line) => console.error(line) };
  if (command === 'backup') return report('kept', await backUp(given));
  if (command === 'check-backup') return report('whole', sumOf(await readBackup(given.folder)));
  return report('restored', await restore(given));
}

function report(done, { tables, rows, takenAt }) {
  console.log(JSON.stringify({ [done]: true, tables, rows, ...(takenAt ? { takenAt } : {}) }));
  return 0;
}

function sumOf({ schemas, takenAt }) {
  const tables = schemas.flatMap((schema) => schema.tables);
  return { tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + rows, 0), takenAt };
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  },
);
