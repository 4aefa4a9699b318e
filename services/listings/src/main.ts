import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readListingsConfig } from './config.ts';
import { renewPatentNumbers } from './listing/renew-numbers.ts';
import { buildServer } from './server.ts';
import { buildWorker } from './worker.ts';

logCrashes('listings');
const config = readListingsConfig(process.env);
await startTracing('listings', config);
await migrateSchema(config.DATABASE_URL, { schema: 'listings', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(config);
await renewPatentNumbers(ctx);
const app = await buildServer(ctx);
const worker = buildWorker(ctx);
const stop = async () => {
  await worker.stop();
  await ctx.close();
};
await runService({ app, stop }, { host: config.HOST, port: config.PORT, log: ctx.log });
