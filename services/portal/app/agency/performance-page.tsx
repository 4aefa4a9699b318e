import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/words.tsx';
import { ActedDeals } from './acted-deals.tsx';
import classes from './agency.module.css';
import { AgencyPage } from './agency-page.tsx';
import { agencyReads } from './reads.ts';
import { TableFrame } from './table-frame.tsx';

const route = getRouteApi('/inside/acting/agency/broker/clients/performance');

/** What came of the mandates of the own agency: each figure with what it counts and its rows. */
export function PerformancePage() {
  const { words, language } = useSpeech();
  const { organisation } = route.useRouteContext();
  const { outcome } = route.useSearch();
  const { data } = useQuery(agencyReads.performance(organisation.id));
  const deals = useInfiniteQuery(agencyReads.actedDeals(organisation.id, outcome));
  const said = words.agency.performance;
  return (
    <AgencyPage title={said.title} lead={said.lead}>
      {data && <Figures performance={data} />}
      <p>
        <a href={`/${language}/organisations/${organisation.id}`}>{said.public}</a>
      </p>
      <section className={classes.section} id="deals">
        <h2>{said.dealsTitle}</h2>
        <p className={classes.note}>{said.dealsLead}</p>
        <ActedDeals
          outcome={outcome}
          deals={deals.data?.pages.flatMap((page) => page.items) ?? []}
          more={deals.hasNextPage ? { isComing: deals.isFetchingNextPage, fetch: deals.fetchNextPage } : undefined}
        />
      </section>
    </AgencyPage>
  );
}

type Name = keyof ReturnType<typeof useSpeech>['words']['agency']['performance']['figures'];
type Figure = readonly [name: Name, value: ReactNode, rows?: ReactNode];

function Figures({ performance }: { performance: Schemas['AgencyPerformance'] }) {
  const { words, format } = useSpeech();
  const said = words.agency.performance;
  const { mandates, deals, winRate, medianDays, contracts, withoutValue, signed } = performance;
  const count = (value: number | null) => format.number(value ?? 0);
  const byMandate = (state: 'in_force' | 'proposed' | 'ended') => (
    <Link to="/clients" search={{ state }}>
      {said.show}
    </Link>
  );
  const byDeal = (outcome: 'open' | 'signed' | 'lost') => (
    <Link to="/clients/performance" search={{ outcome }} hash="deals">
      {said.show}
    </Link>
  );
  const figures: Figure[] = [
    ['inForce', count(mandates.inForce), byMandate('in_force')],
    ['proposed', count(mandates.proposed), byMandate('proposed')],
    ['ended', count(mandates.ended), byMandate('ended')],
    ['open', count(deals.open), byDeal('open')],
    ['signed', count(deals.signed), byDeal('signed')],
    ['lost', count(deals.lost), byDeal('lost')],
    ['winRate', winRate === null ? said.unknown : `${format.number(winRate)} %`],
    ['medianDays', medianDays === null ? said.unknown : said.days(medianDays), byDeal('signed')],
    ['contracts', count(contracts), byDeal('signed')],
    ['withoutValue', count(withoutValue)],
    ...signed.flatMap(({ value, median }): Figure[] => [
      ['value', format.money(value), byDeal('signed')],
      ['median', median === null ? said.unknown : format.money(median), byDeal('signed')],
    ]),
  ];
  return (
    <TableFrame label={said.title}>
      <thead>
        <tr>
          <th scope="col">{said.figure}</th>
          <th scope="col">{said.value}</th>
          <th scope="col" className={classes.minor}>
            {said.means}
          </th>
          <th scope="col">{said.rows}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(([name, value, rows], at) => (
          <tr key={at}>
            <th scope="row">{said.figures[name]}</th>
            <td>{value}</td>
            <td className={classes.minor}>{said.definitions[name]}</td>
            <td>{rows}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
