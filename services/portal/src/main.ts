import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readPortalConfig } from './config.ts';
import { buildServer } from './server.ts';

logCrashes('portal');
const config = readPortalConfig(process.env);
await startTracing('portal', config);
const ctx = createContext(config);
const app = await buildServer(ctx);
await runService({ app, stop: async () => {} }, { host: config.HOST, port: config.PORT, log: ctx.log });
