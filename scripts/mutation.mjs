import { runProgramAndExit } from '../infra/local/start/program.mjs';

// `npm run mutation [-- --count N --area NAME]`
await runProgramAndExit('scripts/mutation/main.ts');
