import type { Language } from '@techbourse/domain';
import { analyse, type StatedNumbers } from '../src/profile/analyse.ts';
import type { AnalysedText } from '../src/profile/analysed-text.ts';
import { unpackProfile } from '../src/profile/pack.ts';
import { packText } from '../src/profile/pack-text.ts';
import type { DemandProfile, ListingProfile } from '../src/profile/profile.ts';

/** Profiles of texts, by their words alone: without vectors. Several paragraphs: the first is the title; stated numbers before them. */
export type Said<P> = { readonly text: AnalysedText; readonly profile: P };

export function listingOf(
  ...[language, ...said]: readonly [Language, ...(string | StatedNumbers)[]]
): Said<ListingProfile> {
  const paragraphs = said.filter((one) => typeof one === 'string');
  const text = analyse(
    { [language]: paragraphs },
    'listing',
    said.find((one) => typeof one !== 'string'),
  );
  const facts = { organisationId: 'owner', offers: [] };
  return { text, profile: { id: paragraphs.join(), version: 1, ipc: [], facts, ...packed(text) } };
}

export function demandOf(
  ...[language, ...said]: readonly [Language, ...(string | StatedNumbers)[]]
): Said<DemandProfile> {
  const paragraphs = said.filter((one) => typeof one === 'string');
  const text = analyse(
    { [language]: paragraphs },
    'demand',
    said.find((one) => typeof one !== 'string'),
  );
  const facts = { organisationId: 'seeker', dealKinds: [] };
  return { text, profile: { id: paragraphs.join(), version: 1, ipc: [], facts, ...packed(text) } };
}

function packed(text: AnalysedText) {
  return unpackProfile(packText(text, { vectors: [], dimensions: 0 }));
}
