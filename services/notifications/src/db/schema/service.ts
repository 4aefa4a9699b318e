import { serviceTables } from '@techbourse/db';
import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

export const schema = pgSchema('notifications');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
