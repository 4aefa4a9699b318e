import { serviceTables } from '@techbourse/db';
import { ownerTable } from '@techbourse/record/tables';
import { pgSchema } from 'drizzle-orm/pg-core';

export const schema = pgSchema('notifications');
export const { outbox, audit, idempotency, operationTask } = serviceTables(schema);

/** The register of organisations, as identity tells of them. */
export const organisation = ownerTable(schema, 'organisation');
