import type { EditorStep } from '../record/editor.tsx';
import type { Words } from '../words/words.tsx';
import { AdvantageFields, ClassFields, TermFields, UseFields, WhatFields } from './fields.tsx';
import { SightFields } from './sight-fields.tsx';
import type { ListingValues } from './values.ts';

export const LISTING_STEPS = ['what', 'advantage', 'use', 'classes', 'terms', 'sight'] as const;

type Step = Omit<EditorStep<ListingValues>, 'name' | 'title'>;
const STEPS: Readonly<Record<(typeof LISTING_STEPS)[number], Step>> = {
  what: { Fields: WhatFields, fields: ['kind', 'title', 'abstract'] },
  advantage: { Fields: AdvantageFields, fields: ['comparator', 'statement', 'measures'] },
  use: { Fields: UseFields, fields: ['applications', 'level', 'evidence'] },
  classes: {
    Fields: ClassFields,
    fields: ['ipc', 'keywords', 'applicationNumber', 'publicationNumber', 'familyId', 'family', 'legalEvents'],
  },
  terms: {
    Fields: TermFields,
    fields: [
      'offers',
      'priceKind',
      'amount',
      'amountMax',
      'currency',
      'royaltyRate',
      'royaltyBase',
      'territoryKind',
      'countries',
      'restrictedTo',
      'restrictedCountries',
      'validUntil',
      'contactName',
      'contactEmail',
    ],
  },
  sight: { Fields: SightFields, fields: ['inventors', 'unpublished', 'releasedTerms', 'tiers'] },
};

/** The steps in which a listing is written, one thing each. */
export function listingSteps({ listing }: Words): EditorStep<ListingValues>[] {
  return LISTING_STEPS.map((name) => ({ name, title: listing.steps[name], ...STEPS[name] }));
}
