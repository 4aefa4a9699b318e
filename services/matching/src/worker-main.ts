import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { buildApp, logCrashes, runService, startTracing } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import { createWorkerContext } from './compose.ts';
import { readMatchingConfig } from './config.ts';
import { loadProfiles } from './memory/load.ts';
import { startReembedding } from './reembed/loop.ts';
import { buildWorker, startOutbox } from './worker.ts';

logCrashes('matching-worker');
const config = readMatchingConfig(process.env);
await startTracing('matching-worker', config);
await migrateSchema(config.DATABASE_URL, { schema: 'matching', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = await createWorkerContext(config);
const watching = ctx.pairsWatch.start();
const outbox = startOutbox(ctx);
const loading = loadProfiles(ctx);
const worker = buildWorker(ctx);
const reembedding = startReembedding(ctx);

// Health and metrics only: nobody asks a worker for anything else.
const app = await buildApp({
  name: 'matching-worker',
  log: ctx.log,
  metrics: ctx.metrics,
  actorPublicKey: config.ACTOR_PUBLIC_KEY,
  authenticate: async () => ANONYMOUS,
  checks: { postgres: ctx.db.ping, redis: ctx.queue.ping },
  degradations: {
    pairs: ctx.pairsWatch.degradation,
    profiles: async () => ctx.retriever.healthComplaint?.(),
  },
});

await runService(
  {
    app,
    stop: async () => {
      await watching.stop();
      await reembedding.stop();
      await worker.stop();
      await loading;
      await outbox.stop();
      await ctx.close();
    },
  },
  { host: config.HOST, port: config.PORT, log: ctx.log },
);
