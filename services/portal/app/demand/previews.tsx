import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { inLanguage } from '../record/in-language.ts';
import { LanguageChoice } from '../record/language-choice.tsx';
import classes from '../record/record.module.css';
import { useDemandCheck } from '../record/use-check.ts';
import type { Language } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { DemandFacts } from './demand-facts.tsx';
import { contentOf, type Demand, valuesOf } from './values.ts';

const READERS = ['public', 'named'] as const;

/** The need as others will see it, in each language; of an anonymous one also as those do who know whose it is. */
export function Previews({ demand }: { demand: Demand }) {
  const { words, language: reader } = useSpeech();
  const [audience, setAudience] = useState<(typeof READERS)[number]>('public');
  const [language, setLanguage] = useState<Language>(reader);
  const content = contentOf(valuesOf(demand), demand);
  const check = useDemandCheck(content, demand.id);
  const shown = check?.previews?.[audience];
  const isNamed = audience === 'named';
  const seen = shown ? { ...demand, ...absent(content), ...shown.content, organisation: shown.organisation } : demand;
  const preview = { ...seen, anonymous: demand.anonymous && !isNamed } as Demand;
  return (
    <>
      <p>{words.record.preview}</p>
      {demand.anonymous && (
        <SegmentedControl
          aria-label={words.record.preview}
          data={READERS.map((value) => ({ value, label: words.demand.readers[value] }))}
          value={audience}
          onChange={(value) => setAudience(READERS.find((one) => one === value) ?? 'public')}
        />
      )}
      <LanguageChoice language={language} onChoose={setLanguage} />
      <div className={classes.preview}>
        <DemandFacts demand={inLanguage(preview, language)} />
      </div>
    </>
  );
}

/** What a preview leaves out is not there, whatever the need has. */
const absent = (content: object): Partial<Demand> =>
  Object.fromEntries(
    Object.keys(content)
      .filter((field) => field !== 'kind')
      .map((field) => [field, undefined]),
  );
