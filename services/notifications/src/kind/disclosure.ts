import { DISCLOSURE_CHANGED, disclosureChangedSchema } from '@techbourse/contracts/api';
import { z } from 'zod';
import { kind, on } from './kind.ts';
import { EDITORS } from './roles.ts';

const disclosureSchema = z.object({ listingId: z.uuid(), dealId: z.uuid(), counterpartId: z.uuid(), tier: z.string() });
const link = ({ listingId }: { listingId: string }) => `/api/listings/${listingId}`;

/** Whom a listing is disclosed to: the people that are named, or all who work for the organisation. */
const disclosures = (isOver: boolean) =>
  on(DISCLOSURE_CHANGED, disclosureChangedSchema, (event) => {
    const { disclosureId, dealId, listingId, grantedBy: counterpartId, organisationId, tier, people, endedAt } = event;
    if ((endedAt !== null) !== isOver) return [];
    const to = { organisationId, only: people ?? undefined };
    const fact = `${disclosureId} ${isOver ? 'ended' : 'granted'}`;
    return [{ to, data: { listingId, dealId, counterpartId, tier }, fact }];
  });

export const disclosureKinds = {
  'disclosure.granted': kind({
    name: { zh: '获得更多信息', en: 'More of a listing is disclosed to you', ru: 'Вам раскрыто больше сведений' },
    data: disclosureSchema,
    roles: EDITORS,
    wish: 'mail',
    link,
    when: [disclosures(false)],
    words: {
      zh: ({ counterpartId, listingId }, say) =>
        `${say.organisation(counterpartId)}向您披露了${say.record(listingId)}的更多内容`,
      en: ({ counterpartId, listingId }, say) =>
        `${say.organisation(counterpartId)} discloses more of ${say.record(listingId)} to you`,
      ru: ({ counterpartId, listingId }, say) =>
        `Вам раскрыто больше о ${say.record(listingId)}. Раскрывает: ${say.organisation(counterpartId)}`,
    },
  }),

  'disclosure.ended': kind({
    name: { zh: '披露已结束', en: 'A disclosure has ended', ru: 'Раскрытие окончено' },
    data: disclosureSchema,
    roles: EDITORS,
    wish: 'feed',
    link,
    when: [disclosures(true)],
    words: {
      zh: ({ listingId }, say) => `${say.record(listingId)}中向您披露的内容不再可见`,
      en: ({ listingId }, say) => `What was disclosed to you of ${say.record(listingId)} is no longer shown to you`,
      ru: ({ listingId }, say) => `Раскрытые вам сведения о ${say.record(listingId)} больше не показываются`,
    },
  }),
};
