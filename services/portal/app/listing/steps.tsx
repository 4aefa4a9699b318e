import type { EditorStep } from '../record/editor.tsx';
import type { Words } from '../words/words.tsx';
import { AdvantageFields, ClassFields, TermFields, UseFields, WhatFields } from './fields.tsx';
import type { ListingValues } from './values.ts';

export const LISTING_STEPS = ['what', 'advantage', 'use', 'classes', 'terms'] as const;

/** The steps in which a listing is written, one thing each. */
export function listingSteps({ listing }: Words): EditorStep<ListingValues>[] {
  const fields = {
    what: WhatFields,
    advantage: AdvantageFields,
    use: UseFields,
    classes: ClassFields,
    terms: TermFields,
  };
  return LISTING_STEPS.map((name) => ({ name, title: listing.steps[name], Fields: fields[name] }));
}
