import { SegmentedControl } from '@mantine/core';
import { LANGUAGES, type Language, OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';

type LanguageChoiceProps = { language: Language; onChoose: (language: Language) => void };

/** In which language a record is looked at before others read it. */
export function LanguageChoice({ language, onChoose }: LanguageChoiceProps) {
  const { words } = useSpeech();
  return (
    <SegmentedControl
      aria-label={words.shell.language}
      data={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
      value={language}
      onChange={(value) => onChoose(LANGUAGES.find((one) => one === value) ?? language)}
    />
  );
}
