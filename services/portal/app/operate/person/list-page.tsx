import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../page/states.tsx';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

const route = getRouteApi('/inside/acting/operate/people');
const STATES = ['active', 'suspended', 'deleted'] as const;

/** Everybody who has an account. */
export function PeoplePage() {
  const { words, format } = useSpeech();
  const said = words.operate.people;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(operateReads.people(search));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Frame title={said.title}>
      <search>
        <form
          className={classes.search}
          onSubmit={(event) => {
            event.preventDefault();
            navigate({ search: { ...(search.state && { state: search.state }), ...(q.trim() && { q: q.trim() }) } });
          }}
        >
          <TextInput
            type="search"
            label={said.search}
            maxLength={200}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
          />
          <Select
            label={words.operate.organisations.state}
            placeholder={words.common.all}
            clearable
            data={STATES.map((value) => ({ value, label: said.states[value] }))}
            value={search.state ?? null}
            onChange={(value) => {
              const state = STATES.find((one) => one === value);
              navigate({ search: { ...(search.q && { q: search.q }), ...(state && { state }) } });
            }}
          />
          <Button type="submit">{words.operate.organisations.find}</Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <Empty>{said.none}</Empty>
      ) : (
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">{said.title}</th>
              <th scope="col">{words.operate.organisations.state}</th>
              <th scope="col" className={tableClasses.minor}>
                {said.email}
              </th>
              <th scope="col" className={tableClasses.minor}>
                {said.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, email, state, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/operate/people/$id" params={{ id }}>
                    {name}
                  </Link>
                </th>
                <td>{said.states[state]}</td>
                <td className={tableClasses.minor}>{email}</td>
                <td className={tableClasses.minor}>{format.day(createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {words.common.more}
          </Button>
        </p>
      )}
    </Frame>
  );
}
