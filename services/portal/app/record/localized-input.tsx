import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { TextArea } from '../form/text-area.tsx';
import type { Language } from '../words/language.ts';
import { NO_TEXTS, type Texts } from './texts.ts';

type LocalizedInputProps = {
  id: string;
  /** The language that is written just now. */
  written: Language;
  label: string;
  description?: ReactNode;
  max: number;
  rows?: number;
  error?: ReactNode;
  value?: Texts;
  onChange: (value: Texts) => void;
};

/** A text in the language that is written just now; the others stay as they are. */
export function LocalizedInput({ id, written, max, rows, value = NO_TEXTS, onChange, ...rest }: LocalizedInputProps) {
  const given = {
    id,
    lang: written,
    maxLength: max,
    value: value[written],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...value, [written]: event.currentTarget.value }),
    ...rest,
  };
  return rows === undefined ? <TextInput {...given} /> : <TextArea {...given} minRows={rows} />;
}
