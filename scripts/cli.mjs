import { runProgramAndExit } from '../infra/local/start/program.mjs';

// `npm run -s techbourse -- ...`
await runProgramAndExit('packages/cli/src/main.ts');
