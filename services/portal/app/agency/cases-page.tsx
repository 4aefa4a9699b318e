import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { Empty } from '../page/states.tsx';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { AgencyPage } from './agency-page.tsx';
import { clientSides, isOverdue, STAGES } from './cases.ts';
import { ClientFilter } from './client-filter.tsx';
import { agencyReads } from './reads.ts';
import { TableFrame } from './table-frame.tsx';
import { actingBy, useActFor } from './use-acting.ts';

const route = getRouteApi('/inside/acting/agency/broker/clients/cases');
type DealSummary = Schemas['DealSummary'];

/** The deals of all clients by step, with who must act and until when. */
export function CasesPage() {
  const { words, format, labels } = useSpeech();
  const filter = route.useSearch();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(agencyReads.cases(filter));
  const { data: inForce } = useQuery(agencyReads.inForce());
  const deals = data?.pages.flatMap(({ items }) => items) ?? [];
  const said = words.agency.cases;
  const { client } = filter;
  const isPlain = !filter.stage && !filter.turn && !filter.overdue;
  const counts = data?.pages[0]?.counts;
  const of = (count: number | undefined) => ` (${format.number(count ?? 0)})`;
  const tab = { activeOptions: { exact: true, includeSearch: true }, activeProps: { 'aria-current': 'true' } } as const;
  const kept = client ? { client } : {};
  return (
    <AgencyPage title={said.title} lead={said.lead}>
      <ClientFilter
        to="/clients/cases"
        client={client}
        counts={data?.pages[0]?.clients}
        mandates={inForce?.items ?? []}
      />
      {deals.length === 0 && isPlain ? (
        <Empty action={<Link to="/clients/pairs">{words.agency.parts.pairs}</Link>}>{said.none}</Empty>
      ) : (
        <>
          <ul className={classes.filters}>
            <li>
              <Link to="/clients/cases" search={kept} {...tab}>
                {said.all}
              </Link>
            </li>
            {STAGES.filter((stage) => counts?.stages[stage] || filter.stage === stage).map((stage) => (
              <li key={stage}>
                <Link to="/clients/cases" search={{ ...kept, stage }} {...tab}>
                  {labels.dealStages[stage]}
                  {of(counts?.stages[stage])}
                </Link>
              </li>
            ))}
            {(['own', 'other'] as const).map((turn) => (
              <li key={turn}>
                <Link to="/clients/cases" search={{ ...kept, turn }} {...tab}>
                  {turn === 'own' ? said.ours : said.theirs}
                  {of(counts?.[turn])}
                </Link>
              </li>
            ))}
            <li>
              <Link to="/clients/cases" search={{ ...kept, overdue: 'true' }} {...tab}>
                {said.overdue}
              </Link>
            </li>
          </ul>
          {deals.length === 0 ? (
            <Empty>{said.noneHere}</Empty>
          ) : (
            <TableFrame label={said.title}>
              <thead>
                <tr>
                  <th scope="col">{said.case}</th>
                  <th scope="col">{said.step}</th>
                  <th scope="col">{said.acts}</th>
                  <th scope="col" className={classes.minor}>
                    {said.since}
                  </th>
                  <th scope="col" className={classes.minor}>
                    {said.until}
                  </th>
                </tr>
              </thead>
              <tbody>
                {deals.map((deal) => (
                  <Case key={deal.id} deal={deal} mandates={inForce?.items ?? []} />
                ))}
              </tbody>
            </TableFrame>
          )}
          {hasNextPage && (
            <p>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
                {words.common.more}
              </Button>
            </p>
          )}
        </>
      )}
    </AgencyPage>
  );
}

type CaseProps = { deal: DealSummary; mandates: Parameters<typeof clientSides>[1] };

function Case({ deal, mandates }: CaseProps) {
  const { words, language, format, labels } = useSpeech();
  const act = useActFor();
  const said = words.agency.cases;
  const { clock, seller, buyer, stage, next } = deal;
  const sides = clientSides(deal, mandates);
  const nameOf = (side: 'seller' | 'buyer') =>
    textIn((side === 'seller' ? seller : buyer).name, language).text || said.unnamed;
  const by = next?.by ?? clock.waitsFor;
  const until = next?.until ?? clock.dueAt;
  const isOpen = stage !== 'signed' && stage !== 'lost';
  const isLate = isOverdue(deal);
  return (
    <tr>
      <th scope="row">
        <Text of={deal.listing.title} fallback={words.record.untitled} />
        {deal.demand && (
          <>
            {' ↔ '}
            <Text of={deal.demand.title} fallback={words.record.untitled} />
          </>
        )}
        <div className={classes.note}>
          {nameOf('seller')} → {nameOf('buyer')}
        </div>
        {sides.map(({ side, mandate }) => (
          <div key={side}>
            <Button size="compact-sm" variant="default" onClick={() => act(actingBy(mandate), `/deals/${deal.id}`)}>
              {words.agency.acting.actFor(textIn(mandate.client.name, language).text)}
            </Button>
          </div>
        ))}
      </th>
      <td>{labels.dealStages[stage]}</td>
      <td>
        {isOpen ? (by ? nameOf(by) : said.either) : '–'}
        {isLate && <div className={classes.late}>{said.late}</div>}
      </td>
      <td className={classes.minor}>{format.day(clock.since)}</td>
      <td className={classes.minor}>{until && format.day(until)}</td>
    </tr>
  );
}
