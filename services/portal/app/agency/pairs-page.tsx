import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { groupOf } from '../board/board-state.ts';
import type { Client } from '../board/decide.ts';
import { Deciding } from '../board/deciding.tsx';
import { useLivePairs } from '../board/live.ts';
import { PairCard } from '../board/pair-card.tsx';
import { headerOf } from '../client/acting.ts';
import { Empty } from '../page/states.tsx';
import { type Language, textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { AgencyPage } from './agency-page.tsx';
import { ClientFilter } from './client-filter.tsx';
import { clientPairs } from './client-pairs.ts';
import { agencyReads, type Mandate } from './reads.ts';
import { actingBy, useActFor } from './use-acting.ts';

const route = getRouteApi('/inside/acting/agency/broker/clients/pairs');

/** The strongest pairs of all clients that nobody has decided on yet, decided for each client here. */
export function PairsPage() {
  const { words, language } = useSpeech();
  const { me } = route.useRouteContext();
  const { client } = route.useSearch();
  const found = useInfiniteQuery(agencyReads.newPairs(client, language));
  const { data: inForce } = useQuery(agencyReads.inForce());
  useLivePairs();
  const mandates = inForce?.items ?? NONE;
  const clients = useMemo(() => clientsOf(mandates, language), [mandates, language]);
  const first = found.data?.pages[0];
  const pairs = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = clientPairs(pairs, mandates, client).filter(({ pair, side }) => groupOf(pair, side) === 'open');
  const said = words.agency.pairs;
  const hasWhole = mandates.some(({ about }) => about.kind === 'all');
  return (
    <AgencyPage title={said.title} lead={said.lead}>
      <ClientFilter to="/clients/pairs" client={client} counts={first?.clients} mandates={mandates} />
      {first?.degraded && <p role="status">{said.degraded}</p>}
      <Deciding person={me.person?.id ?? ''}>
        {(onDecide) => (
          <>
            {shown.length === 0 && (
              <Empty action={!hasWhole && <Link to="/clients">{words.agency.parts.clients}</Link>}>
                {hasWhole ? (client ? said.noneOfClient : said.none) : said.noClients}
              </Empty>
            )}
            {shown.map(({ pair, side, mandate, isBoth }) => {
              const decidedFor = clients.get(mandate.id);
              const title = textIn(pair[side].title, language).text || words.record.untitled;
              return (
                <section key={pair.id}>
                  <p className={classes.for}>
                    {said.for(decidedFor?.name ?? '', title)}
                    {isBoth && ` · ${said.bothSides}`}
                  </p>
                  <PairCard
                    pair={pair}
                    side={side}
                    mayDecide={me.may.includes('pair.decide') && mandate.rights.includes('pairs:decide')}
                    onDecide={onDecide}
                    {...(decidedFor && { client: decidedFor })}
                  />
                </section>
              );
            })}
          </>
        )}
      </Deciding>
      {found.hasNextPage && (
        <p>
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
            {words.common.more}
          </Button>
        </p>
      )}
      <Singles mandates={mandates.filter(({ about }) => about.kind !== 'all')} />
    </AgencyPage>
  );
}

const NONE: readonly Mandate[] = [];

/** For whom is decided, by the mandate. */
function clientsOf(mandates: readonly Mandate[], language: Language): ReadonlyMap<string, Client> {
  return new Map(
    mandates.map((mandate) => [
      mandate.id,
      { onBehalfOf: headerOf(actingBy(mandate)), name: textIn(mandate.client.name, language).text },
    ]),
  );
}

/** Mandates for one record have their pairs on its own board. */
function Singles({ mandates }: { mandates: readonly Mandate[] }) {
  const { words, language } = useSpeech();
  const act = useActFor();
  if (mandates.length === 0) return null;
  const said = words.agency.pairs;
  return (
    <section className={classes.section}>
      <h2>{said.singles}</h2>
      <p className={classes.note}>{said.singlesHelp}</p>
      <ul className={classes.plain}>
        {mandates.map((mandate) => (
          <li key={mandate.id}>
            {textIn(mandate.client.name, language).text}{' '}
            {mandate.about.kind !== 'all' && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => act(actingBy(mandate), boardOf(mandate.about))}
              >
                {said.toBoard}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const boardOf = (about: Mandate['about']): string => (about.kind === 'all' ? '/' : `/board?${about.kind}=${about.id}`);
