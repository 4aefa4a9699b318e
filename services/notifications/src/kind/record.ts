import {
  DEMAND_CLOSED,
  DEMAND_OPENED,
  DEMAND_REVIEWED,
  type DemandReviewed,
  demandClosedSchema,
  demandReviewedSchema,
  demandSnapshotSchema,
} from '@techbourse/demands/api';
import {
  endOfDay,
  type Language,
  type LocalizedText,
  localizedText,
  type ReviewReason,
  reviewReasons,
} from '@techbourse/domain';
import {
  LISTING_PUBLISHED,
  LISTING_REVIEWED,
  LISTING_WITHDRAWN,
  type ListingReviewed,
  listingReviewedSchema,
  listingSnapshotSchema,
  listingWithdrawnSchema,
} from '@techbourse/listings/api';
import { z } from 'zod';
import { kind, on, type Told } from './kind.ts';
import { EDITORS } from './roles.ts';
import type { Say } from './say.ts';

const recordSchema = z.object({ noun: z.enum(['listing', 'demand']), id: z.uuid() });
const lastDaySchema = recordSchema.extend({ until: z.string() });
const linkOf = ({ noun, id }: z.infer<typeof recordSchema>) => `/api/${noun}s/${id}`;

/** A record in review was never published, so that its title is known from nowhere else. */
const reviewSchema = recordSchema.extend({
  title: localizedText({ max: 300 }).nullable(),
  act: z.enum(['submitted', 'returned', 'published', 'held', 'left']),
  reason: z.string().nullable(),
  reasons: z.array(z.string()).default([]),
});
type Review = z.infer<typeof reviewSchema>;
type Reviewed = Pick<
  ListingReviewed | DemandReviewed,
  'id' | 'title' | 'act' | 'reason' | 'reasons' | 'organisationId'
>;

const reviewOf = (noun: Review['noun'], { id, title, act, reason, reasons }: Reviewed): Review => ({
  noun,
  id,
  title,
  act,
  reason,
  reasons,
});

function onReview<T>(read: (noun: Review['noun'], event: Reviewed) => T) {
  return [
    on(LISTING_REVIEWED, listingReviewedSchema, (event) => read('listing', event)),
    on(DEMAND_REVIEWED, demandReviewedSchema, (event) => read('demand', event)),
  ];
}

const titleOf = ({ id, title }: { id: string; title: LocalizedText | null }, say: Say) =>
  title ? say.quoted(title) : say.record(id);

export const recordKinds = {
  'record.submitted': kind({
    name: { zh: '有记录待审核', en: 'A record waits for review', ru: 'Запись ждёт проверки' },
    data: reviewSchema,
    roles: EDITORS,
    wish: 'feed',
    link: linkOf,
    when: [
      ...onReview((noun, event): Told<Review>[] =>
        event.act === 'submitted' ? [{ to: 'operator', data: reviewOf(noun, event), subject: event.id }] : [],
      ),
    ],
    over: onReview((_noun, { act, id }) => (act === 'submitted' ? [] : [id])),
    words: {
      zh: (data, say) => `${titleOf(data, say)}等待审核`,
      en: (data, say) => `${titleOf(data, say)} waits for review`,
      ru: (data, say) => `${titleOf(data, say)} ждёт проверки`,
    },
  }),

  'record.reviewed': kind({
    name: { zh: '记录审核结果', en: 'A record was reviewed or held back', ru: 'Запись проверена или задержана' },
    data: reviewSchema,
    roles: EDITORS,
    wish: 'mail',
    link: linkOf,
    when: onReview((noun, event): Told<Review>[] =>
      event.act in REVIEWS ? [{ to: { organisationId: event.organisationId }, data: reviewOf(noun, event) }] : [],
    ),
    words: { zh: reviewWords('zh'), en: reviewWords('en'), ru: reviewWords('ru') },
  }),

  'record.expiring': kind({
    name: { zh: '记录即将到期', en: 'A record is about to expire', ru: 'Срок записи истекает' },
    data: lastDaySchema,
    roles: EDITORS,
    wish: 'mail',
    link: linkOf,
    lapses: true,
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

const REVIEWS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  returned: { zh: '未通过审核，已退回修改', en: 'was returned to you by the reviewer', ru: 'возвращено на доработку' },
  published: { zh: '已通过审核并发布', en: 'was reviewed and published', ru: 'проверено и опубликовано' },
  held: { zh: '已被暂缓公开', en: 'was held back and is not shown', ru: 'задержано и не показывается' },
};

function reviewWords(language: Language) {
  return (data: Review, say: Say): string => {
    const what = `${titleOf(data, say)}${language === 'zh' ? '' : ' '}${REVIEWS[data.act]?.[language] ?? ''}`;
    const codes = data.reasons.flatMap((code) => (isReviewReason(code) && code !== 'other' ? [code] : []));
    const why = codes.map((code) => reviewReasons.labels[code][language]).join(language === 'zh' ? '；' : '; ');
    const said = [why, data.reason].filter(Boolean).join(language === 'zh' ? '。' : '. ');
    if (!said) return what;
    return language === 'zh' ? `${what}：${said}` : `${what}: ${said}`;
  };
}

/** A later version may know more of them. */
function isReviewReason(code: string): code is ReviewReason {
  return Object.hasOwn(reviewReasons.labels, code);
}
