import { Button, Select, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';

const route = getRouteApi('/inside/saved-searches/new');
const OFTEN = ['hour', 'day', 'week'] as const;

/** Keeps a search of the public pages: what comes later is told by notification and mail. */
export function NewSavedSearchPage() {
  const { words } = useSpeech();
  const { of, query } = route.useSearch();
  const given = [...new URLSearchParams(query)];
  const [name, setName] = useState(given.find(([key]) => key === 'q')?.[1] ?? '');
  const [every, setEvery] = useState<(typeof OFTEN)[number]>('day');
  const { mutation, fields, others } = useSending({ name: '/name', every: '/every' }, () =>
    api.post('/api/saved-searches', { body: { name, of, every, query: Object.fromEntries(given.map(listed)) } }),
  );
  if (mutation.isSuccess) {
    return (
      <Page title={words.savedSearch.title} width="narrow">
        <p role="status">{words.savedSearch.saved}</p>
      </Page>
    );
  }
  return (
    <Page title={words.savedSearch.title} lead={words.savedSearch.lead} width="narrow">
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <p>
          {of === 'listings' ? words.shell.listings : words.shell.demands}
          {given.length > 0 && `: ${given.map(([, value]) => value).join(', ')}`}
        </p>
        <TextInput
          id="name"
          label={words.savedSearch.name}
          maxLength={100}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fields.name}
        />
        <Select
          id="every"
          label={words.savedSearch.every}
          data={OFTEN.map((value) => ({ value, label: words.savedSearch.often[value] }))}
          value={every}
          onChange={(value) => setEvery(OFTEN.find((one) => one === value) ?? 'day')}
          allowDeselect={false}
          error={fields.every}
        />
        <div className={classes.row}>
          <Button type="submit" loading={mutation.isPending}>
            {words.savedSearch.save}
          </Button>
        </div>
      </form>
    </Page>
  );
}

/** A filter of several values is a list; words may hold commas. */
const listed = ([name, value]: [string, string]): [string, string | string[]] => [
  name,
  name !== 'q' && value.includes(',') ? value.split(',') : value,
];
