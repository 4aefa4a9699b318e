import { runProgramAndExit } from '../infra/local/start/program.mjs';

/** Commands that work on the database and the files of an exchange; the others ask its API. */
const OWN = new Set(['backup', 'restore', 'check-backup']);

// `npm run -s techbourse -- ...`
await runProgramAndExit(OWN.has(process.argv[2] ?? '') ? 'infra/backup/main.mjs' : 'packages/cli/src/main.ts');
