import type { Attempt, Delivery, Webhook } from '../api/webhook.ts';
import type { AttemptRow, DeliveryRow } from './delivery-store.ts';
import type { WebhookRow } from './store.ts';

const text = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export function viewWebhook(row: WebhookRow, now: Date): Webhook {
  const { id, version, organisationId, url, description, state, disabledBecause } = row;
  return {
    id,
    version,
    organisationId,
    url,
    description,
    // Checked when they were written.
    types: row.types as Webhook['types'],
    state,
    disabledBecause,
    failingSince: text(row.failingSince),
    lastDeliveredAt: text(row.lastDeliveredAt),
    previousSecretUntil: row.previousUntil && row.previousUntil > now ? row.previousUntil.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}

export function viewDelivery(row: DeliveryRow): Delivery {
  const { id, type, state, attempts, lastStatus, lastError } = row;
  return {
    id,
    type,
    state,
    attempts,
    nextAt: text(row.nextAt),
    createdAt: row.createdAt.toISOString(),
    deliveredAt: text(row.deliveredAt),
    lastStatus,
    lastError,
  };
}

export function viewAttempt({ at, status, error, durationMs, answer }: AttemptRow): Attempt {
  return { at: at.toISOString(), status, error, durationMs, answer };
}
