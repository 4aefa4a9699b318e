import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { inLanguage } from '../record/in-language.ts';
import { LanguageChoice } from '../record/language-choice.tsx';
import classes from '../record/record.module.css';
import { useListingCheck } from '../record/use-check.ts';
import type { Language } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { ListingFacts } from './listing-facts.tsx';
import { contentOf, type Listing, valuesOf } from './values.ts';

const TIERS = ['T0', 'T1', 'T2', 'T3'] as const;

/** The listing as each reader will see it, in each language. */
export function Previews({ listing }: { listing: Listing }) {
  const { words, language: reader } = useSpeech();
  const [tier, setTier] = useState<(typeof TIERS)[number]>('T0');
  const [language, setLanguage] = useState<Language>(reader);
  const check = useListingCheck(contentOf(valuesOf(listing), listing), listing.id);
  const shown = check?.previews?.[tier];
  return (
    <>
      <p>{words.record.preview}</p>
      <SegmentedControl
        aria-label={words.record.preview}
        data={TIERS.map((value) => ({ value, label: words.listing.sight.readers[value] }))}
        value={tier}
        onChange={(value) => setTier(TIERS.find((one) => one === value) ?? 'T0')}
      />
      <LanguageChoice language={language} onChoose={setLanguage} />
      <div className={classes.preview}>
        <ListingFacts listing={inLanguage(shown ? { ...listing, ...absent(listing), ...shown } : listing, language)} />
      </div>
    </>
  );
}

/** What a preview leaves out is not there, whatever the listing has. */
function absent(listing: Listing): Partial<Listing> {
  const content = Object.keys(contentOf(valuesOf(listing), listing));
  return Object.fromEntries(content.filter((field) => field !== 'kind').map((field) => [field, undefined]));
}
