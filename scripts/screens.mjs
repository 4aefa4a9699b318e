import { runProgramAndExit } from '../infra/local/start/program.mjs';

// `npm run screens`: the pictures of docs/screens, taken anew
await runProgramAndExit('scripts/screens/main.ts');
