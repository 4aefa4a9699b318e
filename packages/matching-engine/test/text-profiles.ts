import type { Language } from '@techbourse/domain';
import { analyse, type StatedNumbers } from '../src/profile/analyse.ts';
import type { AnalysedText } from '../src/profile/analysed-text.ts';
import { unpackProfile } from '../src/profile/pack.ts';
import { packText } from '../src/profile/pack-text.ts';
import type { DemandProfile, ListingProfile } from '../src/profile/profile.ts';

/** A text, analysed and as a profile by its words alone: without vectors. */
export type Said<P> = { readonly text: AnalysedText; readonly profile: P };

/** A language, then paragraphs, the title first; numbers that the record states may stand among them. */
type Words = readonly [Language, ...(string | StatedNumbers)[]];

export function listingOf(...words: Words): Said<ListingProfile> {
  const text = analysed('listing', words);
  return { text, profile: { ...headOf(words), facts: { organisationId: 'owner', offers: [] }, ...packed(text) } };
}

export function demandOf(...words: Words): Said<DemandProfile> {
  const text = analysed('demand', words);
  return { text, profile: { ...headOf(words), facts: { organisationId: 'seeker', dealKinds: [] }, ...packed(text) } };
}

const headOf = (words: Words) => ({ id: JSON.stringify(words), version: 1, ipc: [] });

function analysed(side: 'listing' | 'demand', [language, ...said]: Words): AnalysedText {
  const paragraphs = said.filter((one) => typeof one === 'string');
  return analyse(
    { [language]: paragraphs },
    side,
    said.find((one) => typeof one !== 'string'),
  );
}

function packed(text: AnalysedText) {
  return unpackProfile(packText(text, { vectors: [], dimensions: 0 }));
}
