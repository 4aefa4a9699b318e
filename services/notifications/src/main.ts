import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readNotificationsConfig } from './config.ts';
import { buildServer } from './server.ts';
import { sealStoredSecrets } from './webhook/seal-stored.ts';
import { buildWorker } from './worker.ts';

logCrashes('notifications');
const config = readNotificationsConfig(process.env);
await startTracing('notifications', config);
await migrateSchema(config.DATABASE_URL, {
  schema: 'notifications',
  folder: join(import.meta.dirname, 'db/migrations'),
});
const ctx = createContext(config);
const sealed = await sealStoredSecrets(ctx);
if (sealed > 0) ctx.log.info({ webhooks: sealed }, 'secrets of webhooks sealed');
const app = await buildServer(ctx);
const worker = buildWorker(ctx);
const stop = async () => {
  await worker.stop();
  await ctx.close();
};
await runService({ app, stop }, { host: config.HOST, port: config.PORT, log: ctx.log });
