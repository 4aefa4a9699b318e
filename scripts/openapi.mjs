import { runProgramAndExit } from '../infra/local/start/program.mjs';

// `npm run openapi`: writes packages/client/openapi.json and the types made of it
await runProgramAndExit('scripts/openapi/main.ts');
