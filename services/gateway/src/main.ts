import { join } from 'node:path';
import { migrateSchema } from '@techbourse/db';
import { logCrashes, runService } from '@techbourse/platform';
import { readGatewayConfig } from './config.ts';
import { createContext } from './context.ts';
import { bootstrap } from './identity/bootstrap.ts';
import { buildServer } from './server.ts';

logCrashes('gateway');
const config = readGatewayConfig(process.env);
await migrateSchema(config.DATABASE_URL, { schema: 'identity', folder: join(import.meta.dirname, 'db/migrations') });
const ctx = createContext(config);
await bootstrap(ctx);
const app = await buildServer(ctx);
await runService({ app, stop: ctx.close }, { host: config.HOST, port: config.PORT, log: ctx.log });
