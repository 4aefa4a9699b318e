import { type EventType, isEventType } from '@techbourse/domain';
import { AppError } from '@techbourse/platform';
import { z } from 'zod';

/**
 * The data of every job: the event of its publisher (see `Envelope` in packages/db). The payload is checked
 * by the subscriber with the publisher's contract.
 */
export const envelopeSchema = z.object({
  eventId: z.uuid(),
  type: z.string(),
  key: z.string(),
  version: z.int().min(0),
  occurredAt: z.string(),
  payload: z.unknown(),
  requestId: z.string().optional(),
});
export type JobEnvelope = z.infer<typeof envelopeSchema>;

/** The services that work through jobs. */
export type JobOwner = 'listings' | 'demands' | 'matching' | 'contracts' | 'notifications';

type JobRule = {
  /** Whose workers do it, and who answers to the operator for it: all there is to see and to repeat of it. */
  owner: JobOwner;
  /** A handler that runs longer is aborted and tried again. */
  timeoutMs: number;
  /** Failures before the job becomes a dead letter. An engine that is away spends none, however long. */
  attempts: number;
  /** Removes finished jobs: their data is large and is published again soon. */
  forget?: true;
};

/** Every job of the exchange. A queue is named like its job. */
export const JOBS = {
  'listing.index': { owner: 'listings', timeoutMs: 90_000, attempts: 20 },
  'demand.index': { owner: 'demands', timeoutMs: 90_000, attempts: 20 },
  'profile.build': { owner: 'matching', timeoutMs: 120_000, attempts: 20 },
  'pairs.refresh': { owner: 'matching', timeoutMs: 120_000, attempts: 20 },
  'matching.rematch': { owner: 'matching', timeoutMs: 300_000, attempts: 20 },
  'pairs.index': { owner: 'matching', timeoutMs: 90_000, attempts: 20 },
  'pair.progress': { owner: 'matching', timeoutMs: 90_000, attempts: 20 },
  'deal.copy': { owner: 'contracts', timeoutMs: 90_000, attempts: 20 },
  'deal.contact': { owner: 'contracts', timeoutMs: 90_000, attempts: 20 },
  'profile.compare': { owner: 'matching', timeoutMs: 90_000, attempts: 5, forget: true },
  'copy.compare': { owner: 'contracts', timeoutMs: 90_000, attempts: 5, forget: true },
  'listing.owner': { owner: 'listings', timeoutMs: 300_000, attempts: 20 },
  'demand.owner': { owner: 'demands', timeoutMs: 300_000, attempts: 20 },
  'organisation.copy': { owner: 'contracts', timeoutMs: 90_000, attempts: 20 },
  'mandate.copy': { owner: 'contracts', timeoutMs: 90_000, attempts: 20 },
  'listing.tell': { owner: 'listings', timeoutMs: 90_000, attempts: 20 },
  'listing.contract': { owner: 'listings', timeoutMs: 90_000, attempts: 20 },
  'demand.contract': { owner: 'demands', timeoutMs: 90_000, attempts: 20 },
  'listing.disclose': { owner: 'listings', timeoutMs: 90_000, attempts: 20 },
  'demand.tell': { owner: 'demands', timeoutMs: 90_000, attempts: 20 },
  'recipient.follow': { owner: 'notifications', timeoutMs: 90_000, attempts: 20 },
  'notification.make': { owner: 'notifications', timeoutMs: 90_000, attempts: 20 },
  'change.note': { owner: 'notifications', timeoutMs: 90_000, attempts: 20 },
  'change.compare': { owner: 'notifications', timeoutMs: 90_000, attempts: 5, forget: true },
} as const satisfies Record<string, JobRule>;

export type JobName = keyof typeof JOBS;

/** Every job there is. */
export const jobNames = Object.keys(JOBS) as JobName[]; // the table's own keys

/** Every job of a service. */
export function jobsOf(owner: JobOwner): readonly JobName[] {
  return jobNames.filter((name) => JOBS[name].owner === owner);
}

/** Which jobs an event starts; each starts one at least. */
const SUBSCRIPTIONS: Record<EventType, readonly [JobName, ...JobName[]]> = {
  'listing.published': ['listing.index', 'profile.build', 'deal.copy', 'notification.make', 'change.note'],
  // numbers and declarations that others may not see: for the register of assets alone
  'listing.identified': ['deal.copy'],
  'listing.withdrawn': ['listing.index', 'profile.build', 'deal.copy', 'notification.make', 'change.note'],
  'listing.reviewed': ['notification.make'],
  'demand.reviewed': ['notification.make'],
  'demand.opened': ['demand.index', 'profile.build', 'deal.copy', 'notification.make', 'change.note'],
  'demand.closed': ['demand.index', 'profile.build', 'deal.copy', 'notification.make', 'change.note'],
  'profile.built': ['pairs.refresh'],
  'profile.removed': ['pairs.refresh'],
  'rematch.chunk_made': ['matching.rematch'],
  'pairs.changed': ['pairs.index', 'change.note'],
  'pair.contacted': ['deal.contact'],
  'pairs.found': ['notification.make'],
  'deal.opened': ['pair.progress'],
  'deal.answered': ['pair.progress'],
  'deal.lost': ['pair.progress'],
  'contract.signed': ['pair.progress'],
  'contract.standing': ['listing.contract', 'demand.contract'],
  'disclosure.changed': ['listing.disclose', 'notification.make', 'change.note'],
  'deal.changed': ['notification.make', 'change.note'],
  'contract.changed': ['notification.make', 'change.note'],
  'organisation.changed': [
    'listing.owner',
    'demand.owner',
    'organisation.copy',
    'recipient.follow',
    'notification.make',
    'change.note',
  ],
  'membership.changed': ['recipient.follow', 'notification.make', 'change.note'],
  'person.changed': ['recipient.follow'],
  'membership.requested': ['notification.make', 'change.note'],
  'accreditation.changed': ['recipient.follow', 'notification.make'],
  'accreditation.requested': ['notification.make'],
  'mandate.changed': ['mandate.copy', 'recipient.follow', 'notification.make', 'change.note'],
  'invitation.changed': ['notification.make'],
  'ownership.offered': ['notification.make'],
  'key.changed': ['notification.make'],
  'verification.changed': ['notification.make'],
  'abuse.decided': ['notification.make'],
  'unit.requested': ['notification.make'],
  'sso.changed': ['notification.make'],
  'listing.digest': ['profile.compare', 'copy.compare', 'change.compare'],
  'demand.digest': ['profile.compare', 'copy.compare', 'change.compare'],
  'listing.missed': ['listing.tell'],
  'demand.missed': ['demand.tell'],
};

/** @throws AppError INTERNAL (`event.unknown`) for a type that the exchange does not know. */
export function subscribersOf(eventType: string): readonly JobName[] {
  if (isEventType(eventType)) return SUBSCRIPTIONS[eventType];
  throw new AppError('INTERNAL', 'event.unknown', `Nobody listens to ${eventType}`);
}

/** Wait before try n + 1, in milliseconds: 0.25 s doubling to 30 s. */
export function backoffMs(attemptsMade: number): number {
  return Math.min(250 * 2 ** Math.max(0, attemptsMade - 1), 30_000);
}
