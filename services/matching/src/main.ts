import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService, startTracing } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readMatchingConfig } from './config.ts';
import { buildServer } from './server.ts';
import { startOutbox } from './worker.ts';

logCrashes('matching');
const config = readMatchingConfig(process.env);
await startTracing('matching', config);
await migrateSchema(config.DATABASE_URL, { schema: 'matching', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(config);
const watching = ctx.pairsWatch.start();
const outbox = startOutbox(ctx);
const app = await buildServer(ctx);

await runService(
  {
    app,
    stop: async () => {
      await watching.stop();
      await outbox.stop();
      await ctx.close();
    },
  },
  { host: config.HOST, port: config.PORT, log: ctx.log },
);
