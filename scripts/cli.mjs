import { becomeProgram } from '../infra/local/start/program.mjs';

// `npm run -s techbourse -- ...`
await becomeProgram('packages/sdk/src/cli/main.ts');
