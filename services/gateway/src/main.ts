import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { hearChanges } from './answer-cache/hear.ts';
import { readGatewayConfig } from './config.ts';
import { createContext } from './context.ts';
import { bootstrap } from './identity/bootstrap.ts';
import { createApiKeyCache } from './identity/key/cache.ts';
import { startUsage } from './identity/key/usage.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

logCrashes('gateway');
const config = readGatewayConfig(process.env);
await startTracing('gateway', config);
await migrateSchema(config.DATABASE_URL, { schema: 'identity', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(config);
await bootstrap(ctx);
const keys = createApiKeyCache(ctx);
const app = await buildServer(ctx, keys);
const usage = startUsage(ctx, keys);
const worker = buildWorker(ctx);
const changes = hearChanges(ctx);
const stop = async () => {
  await Promise.all([worker.stop(), usage.stop(), changes.stop()]);
  await ctx.close();
};
await runService({ app, stop }, { host: config.HOST, port: config.PORT, log: ctx.log });
