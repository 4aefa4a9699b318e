import { Button, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import { savedReads } from './reads.ts';
import { Remove } from './remove.tsx';
import classes from './saved.module.css';
import type { Saved } from './use-saved.ts';

const OFTEN = ['hour', 'day', 'week'] as const;

export function SearchRow({ search, saved }: { search: Schemas['SavedSearch']; saved: Saved }) {
  const { words, language, format } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const { id, name, of, query, every, paused, mutedRecords, mutedOrganisations, lookedAt } = search;
  const said = words.savedSearch;
  const asked = new URLSearchParams(
    Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? value.join(',') : String(value)]),
  );
  const muted = mutedRecords.length + mutedOrganisations.length;
  return (
    <li className={classes.row}>
      <h3>
        <a href={`/${language}/${of}?${asked}`}>{name}</a>
      </h3>
      <p className={classes.quiet}>
        {of === 'listings' ? words.shell.listings : words.shell.demands}
        {lookedAt && ` · ${said.lookedAt(format.ago(lookedAt))}`}
      </p>
      <div className={classes.actions}>
        <Select
          aria-label={`${said.every}: ${name}`}
          data={OFTEN.map((value) => ({ value, label: said.often[value] }))}
          value={every}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = OFTEN.find((one) => one === value);
            if (chosen) saved.editSearch({ id, every: chosen });
          }}
        />
        <Switch
          label={said.mute}
          checked={paused}
          onChange={({ currentTarget: { checked } }) => saved.editSearch({ id, paused: checked })}
        />
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={isOpen}
          aria-label={`${said.preview}: ${name}`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {said.preview}
        </Button>
        <Remove name={name} onRemove={() => saved.deleteSearch(id)} />
      </div>
      {muted > 0 && (
        <p className={classes.quiet}>
          {said.mutedInside(format.number(muted))}{' '}
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => saved.hearAgain({ id, records: mutedRecords, organisations: mutedOrganisations })}
          >
            {said.hearAgain}
          </Button>
        </p>
      )}
      {isOpen && <SearchPreview id={id} />}
    </li>
  );
}

/** What the search would have told lately. */
function SearchPreview({ id }: { id: string }) {
  const { words, language, format } = useSpeech();
  const { data } = useQuery(savedReads.searchPreview(id));
  if (!data) return null;
  const items = data.digests.flatMap((digest) => digest.items);
  return (
    <div className={classes.preview}>
      <p className={classes.quiet}>{words.savedSearch.since(format.day(data.from))}</p>
      {items.length === 0 ? (
        <p>{words.savedSearch.nothingFound}</p>
      ) : (
        <ul>
          {items.map(({ id: record, title, organisation, publishedAt, link }) => (
            <li key={record}>
              <a href={link.replace(/^\/api/, `/${language}`)}>
                <Text of={title} fallback={words.record.untitled} />
              </a>{' '}
              <span className={classes.quiet}>
                <Text of={organisation.name} /> · {format.day(publishedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
