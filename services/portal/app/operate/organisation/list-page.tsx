import { Button, Select, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../page/states.tsx';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { type OrganisationState, operateReads } from '../reads.ts';
import { OrganisationLink } from './facts.tsx';

const route = getRouteApi('/inside/acting/operate/organisations');
const STATES: readonly OrganisationState[] = ['active', 'suspended', 'merged', 'deleted'];

/** All organisations, found by what one knows of them. */
export function OrganisationListPage() {
  const { words, format } = useSpeech();
  const said = words.operate.organisations;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(operateReads.organisations(search));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const filters = [
    ...STATES.map((value) => ({ value, label: said.states[value] })),
    { value: 'false', label: said.onlyUnverified },
  ];
  return (
    <Frame title={said.title} lead={said.lead}>
      <search>
        <form
          className={classes.search}
          onSubmit={(event) => {
            event.preventDefault();
            const { q: _before, ...others } = search;
            navigate({ search: { ...others, ...(q.trim() && { q: q.trim() }) } });
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
            label={said.state}
            placeholder={words.common.all}
            clearable
            data={filters}
            value={search.state ?? search.verified ?? null}
            onChange={(value) => {
              const state = STATES.find((one) => one === value);
              const narrowed = state ? { state } : value === 'false' ? { verified: 'false' as const } : {};
              navigate({ search: { ...(search.q && { q: search.q }), ...narrowed } });
            }}
          />
          <Button type="submit">{said.find}</Button>
        </form>
      </search>
      {rows.length === 0 ? (
        <Empty>{said.none}</Empty>
      ) : (
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">{words.join.name}</th>
              <th scope="col">{said.state}</th>
              <th scope="col" className={tableClasses.minor}>
                {said.kind}
              </th>
              <th scope="col" className={tableClasses.minor}>
                {said.country}
              </th>
              <th scope="col" className={tableClasses.minor}>
                {said.since}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <OrganisationLink of={row} />
                </th>
                <td>
                  {row.state && row.state !== 'active'
                    ? said.states[row.state]
                    : row.verified
                      ? said.verified
                      : said.unverified}
                </td>
                <td className={tableClasses.minor}>{words.kinds.organisation[row.kind]}</td>
                <td className={tableClasses.minor}>{format.country(row.country)}</td>
                <td className={tableClasses.minor}>{format.day(row.createdAt)}</td>
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
