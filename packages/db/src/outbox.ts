import { type EventType, isEventType } from '@techbourse/domain';
import { AppError, newId } from '@techbourse/platform';
import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Executor, Tx } from './connect.ts';
import { prepared } from './prepared.ts';
import type { ServiceTables } from './tables.ts';

/** An event as its publisher writes it. `key` is the record's id, `version` the record's version after the change. */
export type NewEvent = { type: EventType; key: string; version: number; payload: unknown; requestId?: string };

/** An event on its way: what every subscribed job gets as its payload. */
export type Envelope = {
  eventId: string;
  type: string;
  key: string;
  version: number;
  occurredAt: string;
  payload: unknown;
  requestId?: string;
};

/** Name of the notification that wakes the relay of a schema. */
export function outboxChannel(schema: string): string {
  return `outbox_${schema}`;
}

/**
 * Writes events in the transaction of the change they announce. The relay is woken
 * by a notification, which Postgres sends at commit.
 * @throws AppError INTERNAL (`event.unknown`) for an unknown event type, which the relay would never publish.
 */
export async function writeEvents(
  tx: Tx | Executor,
  outbox: ServiceTables['outbox'],
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const stranger = events.find(({ type }) => !isEventType(type));
  if (stranger) throw new AppError('INTERNAL', 'event.unknown', `Nobody listens to ${stranger.type}`);
  const { schema } = getTableConfig(outbox);
  const all = (of: (event: NewEvent) => unknown) => sql.param(events.map(of));
  // One statement for any number of events: many a write waits for the locks of who is at it.
  await prepared(
    tx,
    sql`
    with published as (
      insert into ${outbox} (event_id, type, key, version, payload, request_id)
      select event_id, type, key, version, payload::jsonb, request_id
      from unnest(${all(() => newId())}::uuid[], ${all(({ type }) => type)}::text[], ${all(({ key }) => key)}::text[],
        ${all(({ version }) => version)}::int[], ${all(({ payload }) => JSON.stringify(payload))}::text[],
        ${all(({ requestId }) => requestId ?? null)}::text[])
        as x(event_id, type, key, version, payload, request_id))
    select pg_notify(${outboxChannel(schema ?? 'public')}, '')`,
  );
}
