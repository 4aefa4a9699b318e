import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { readContractsConfig } from './config.ts';
import { createContext } from './context.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

logCrashes('contracts');
const config = readContractsConfig(process.env);
await startTracing('contracts', config);
await migrateSchema(config.DATABASE_URL, {
  schema: 'contracts',
  folder: join(import.meta.dirname, 'db/migrations'),
});
const ctx = createContext(config);
const app = await buildServer(ctx);
const worker = buildWorker(ctx);
const stop = async () => {
  await worker.stop();
  await ctx.close();
};
await runService({ app, stop }, { host: config.HOST, port: config.PORT, log: ctx.log });
