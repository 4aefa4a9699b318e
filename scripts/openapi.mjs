import { becomeProgram } from '../infra/local/start/program.mjs';

// `npm run openapi`: writes packages/client/openapi.json and the types made of it
await becomeProgram('scripts/openapi/main.ts');
