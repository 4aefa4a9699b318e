import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { FoundForm } from './found-form.tsx';
import classes from './join.module.css';
import { OrganisationRow } from './organisation-row.tsx';
import { OwnRequests } from './own-requests.tsx';

const SHORTEST = 2;
const PAUSE_MS = 250;

/** Finds the organisation of somebody, or founds it when nobody has. */
export function JoinPage() {
  const { words } = useSpeech();
  const [name, setName] = useState('');
  const [isFounding, setIsFounding] = useState(false);
  const [asked] = useDebouncedValue(name.trim(), PAUSE_MS);
  const { data, isFetching } = useQuery({ ...reads.organisationsLike(asked), enabled: asked.length >= SHORTEST });
  const { data: own } = useQuery(reads.memberships());
  const found = asked.length >= SHORTEST ? (data?.items ?? []) : [];
  const isDone = asked.length >= SHORTEST && data !== undefined && !isFetching;
  if (isFounding) return <FoundForm name={name} onBack={() => setIsFounding(false)} />;
  return (
    <Page title={words.join.title} lead={words.join.lead} width="narrow">
      {own && <OwnRequests own={own} />}
      <TextInput
        label={words.join.search}
        description={words.join.searchHelp}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        type="search"
      />
      <p role="status" className={classes.status}>
        {isDone && (found.length === 0 ? words.join.none : words.join.found(found.length))}
      </p>
      <ul className={classes.list}>
        {found.map((organisation) => (
          <OrganisationRow
            key={organisation.id}
            organisation={organisation}
            isAsked={own?.requests.some(
              (request) => request.organisationId === organisation.id && request.state === 'pending',
            )}
          />
        ))}
      </ul>
      <Button variant={isDone && found.length === 0 ? 'filled' : 'default'} onClick={() => setIsFounding(true)}>
        {words.join.notThere}
      </Button>
    </Page>
  );
}
