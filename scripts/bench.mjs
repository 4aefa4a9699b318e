import { runProgramAndExit } from '../infra/local/start/program.mjs';

// `npm run bench -- quality|flow ...`
await runProgramAndExit('scripts/bench/main.ts');
