import { DEMAND_CLOSED, DEMAND_OPENED, demandClosedSchema, demandSnapshotSchema } from '@techbourse/demands/api';
import { endOfDay } from '@techbourse/domain';
import {
  LISTING_PUBLISHED,
  LISTING_WITHDRAWN,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS } from './roles.ts';

const recordSchema = z.object({ noun: z.enum(['listing', 'demand']), id: z.uuid() });
const lastDaySchema = recordSchema.extend({ until: z.string() });
const linkOf = ({ noun, id }: z.infer<typeof recordSchema>) => `/api/${noun}s/${id}`;

export const recordKinds = {
  'record.expiring': kind({
    name: { zh: '记录即将到期', en: 'A record is about to expire', ru: 'Срок записи истекает' },
    data: lastDaySchema,
    roles: EDITORS,
    wish: 'mail',
    link: linkOf,
    before: {
      days: [14, 3],
      dates: [
        on(LISTING_PUBLISHED, listingSnapshotSchema, ({ id, validUntil, organisation }, { version }, { zone }) => ({
          subject: id,
          version,
          dates: [
            {
              at: endOfDay(validUntil, zone),
              to: { organisationId: organisation.id },
              data: { noun: 'listing' as const, id, until: validUntil },
            },
          ],
        })),
        on(LISTING_WITHDRAWN, listingWithdrawnSchema, ({ id }, { version }) => ({ subject: id, version, dates: [] })),
        on(DEMAND_OPENED, demandSnapshotSchema, ({ id, openUntil, closesAt, organisation }, { version }, { zone }) => ({
          subject: id,
          version,
          dates: [
            {
              at: closesAt ? new Date(closesAt) : endOfDay(openUntil, zone),
              to: { organisationId: organisation.id },
              data: { noun: 'demand' as const, id, until: openUntil },
            },
          ],
        })),
        on(DEMAND_CLOSED, demandClosedSchema, ({ id }, { version }) => ({ subject: id, version, dates: [] })),
      ],
    },
    words: {
      zh: ({ id, until }, say) => `${say.record(id)}将于${say.day(until)}到期；如仍有效，请续期`,
      en: ({ id, until }, say) => `${say.record(id)} ends on ${say.day(until)}; renew it if it still stands`,
      ru: ({ id, until }, say) => `${say.record(id)} действует до ${say.day(until)}; продлите, если запись актуальна`,
    },
  }),

  'record.expired': kind({
    name: { zh: '记录已到期', en: 'A record has expired', ru: 'Срок записи истёк' },
    data: recordSchema,
    roles: EDITORS,
    wish: 'mail',
    link: linkOf,
    when: [
      on(LISTING_WITHDRAWN, listingWithdrawnSchema, ({ id, organisationId, reason }) =>
        reason === 'expired' ? [{ to: { organisationId }, data: { noun: 'listing' as const, id } }] : [],
      ),
      on(DEMAND_CLOSED, demandClosedSchema, ({ id, organisationId, outcome }) =>
        outcome === 'expired' ? [{ to: { organisationId }, data: { noun: 'demand' as const, id } }] : [],
      ),
    ],
    words: {
      zh: ({ id }, say) => `${say.record(id)}已到期并下架；续期后可重新发布`,
      en: ({ id }, say) => `${say.record(id)} has expired and is no longer shown; renew it to bring it back`,
      ru: ({ id }, say) => `Срок ${say.record(id)} истёк, запись больше не показывается; продлите её, чтобы вернуть`,
    },
  }),
};
