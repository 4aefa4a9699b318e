import { becomeProgram } from '../infra/local/start/program.mjs';

// `npm run mutation [-- --count N --area NAME]`
await becomeProgram('scripts/mutation/main.ts');
