import { becomeProgram } from '../infra/local/start/program.mjs';

// `npm run -s techbourse -- ...`
await becomeProgram('packages/cli/src/main.ts');
