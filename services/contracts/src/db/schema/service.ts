import { serviceTables } from '@techbourse/db';
import { pgSchema } from 'drizzle-orm/pg-core';

export const schema = pgSchema('contracts');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);
