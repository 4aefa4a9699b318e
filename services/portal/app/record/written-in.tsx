import { SegmentedControl } from '@mantine/core';
import { LANGUAGES, type Language, OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

type WrittenInProps = {
  written: Language;
  has: (language: Language) => boolean;
  onChange: (language: Language) => void;
};

/** In which language the texts below are written; those that have a text are marked. */
export function WrittenIn({ written, has, onChange }: WrittenInProps) {
  const { words } = useSpeech();
  return (
    <div className={classes.writtenIn}>
      <span id="written-in">{words.record.writtenIn}</span>
      <SegmentedControl
        aria-labelledby="written-in"
        value={written}
        onChange={(value) => onChange(value as Language)}
        data={LANGUAGES.map((value) => ({ value, label: `${OWN_NAMES[value]}${has(value) ? ' ✓' : ''}` }))}
      />
    </div>
  );
}
