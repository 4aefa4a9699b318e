import { becomeProgram } from '../infra/local/start/program.mjs';

// `npm run bench -- quality|flow ...`
await becomeProgram('scripts/bench/main.ts');
