import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { agencyReads } from './reads.ts';

const PAUSE_MS = 200;

type OtherSelectProps = {
  id: string;
  label: string;
  /** Only agencies, or any organisation. */
  kind: 'agency' | undefined;
  except: string;
  value: string | null;
  onChange: (next: string | null) => void;
  error: string | undefined;
};

/** A verified organisation, found by its name. */
export function OtherSelect({ id, label, kind, except, value, onChange, error }: OtherSelectProps) {
  const { words, language, format } = useSpeech();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data: found } = useQuery(agencyReads.organisationsNamed(asked, kind));
  const { data: chosen } = useQuery({ ...agencyReads.organisation(value ?? ''), enabled: value !== null });
  const rows = [...(chosen ? [chosen] : []), ...(found?.items ?? [])];
  const unique = rows.filter((row, at) => row.id !== except && rows.findIndex((other) => other.id === row.id) === at);
  return (
    <Select
      id={id}
      label={label}
      description={words.agency.form.otherHelp}
      searchable
      clearable
      onSearchChange={setTyped}
      // The exchange has looked for the name in every language; what it found is not narrowed again by its spelling.
      filter={({ options }) => options}
      nothingFoundMessage={asked.length >= 2 && found ? words.agency.form.nobody : undefined}
      data={unique.map((row) => ({
        value: row.id,
        label: `${textIn(row.name, language).text} · ${words.kinds.organisation[row.kind]}, ${format.country(row.country)}`,
      }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
