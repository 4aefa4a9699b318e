import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { State } from '../record/state.tsx';
import { Text } from '../record/text.tsx';
import { type Localized, textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { AgencyPage } from './agency-page.tsx';
import { MandateTable } from './mandate-table.tsx';
import { agencyReads, type Mandate } from './reads.ts';
import { actingBy, useActFor } from './use-acting.ts';

const route = getRouteApi('/inside/acting/agency/broker/clients/$id');

/** One client: what it has here as far as the mandate reaches, and its mandates. */
export function ClientPage() {
  const { words, language, format } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const act = useActFor();
  const { data: client } = useQuery(agencyReads.organisation(id));
  const { data } = useQuery(agencyReads.mandatesWith(id));
  const mandates = (data?.items ?? []).filter(({ side }) => side === 'agency');
  const whole = mandates.find(({ state, about }) => state === 'in_force' && about.kind === 'all');
  const name = textIn(client?.name ?? mandates[0]?.client.name, language).text;
  return (
    <AgencyPage
      title={name}
      lead={client && `${words.kinds.organisation[client.kind]} · ${format.country(client.country)}`}
      actions={
        <>
          {whole && <Button onClick={() => act(actingBy(whole))}>{words.agency.acting.actFor(name)}</Button>}
          {me.may.includes('mandate.propose') && (
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/mandates/new" search={{ with: id }} {...props} />}
            >
              {words.agency.list.propose}
            </Button>
          )}
        </>
      }
    >
      <h2>{words.agency.client.holds}</h2>
      {whole ? <Holdings mandate={whole} /> : <p>{words.agency.client.noMandate}</p>}
      <h2>{words.agency.client.mandates}</h2>
      <MandateTable mandates={mandates} side="agency" />
    </AgencyPage>
  );
}

type Row = { id: string; title?: Localized; state: Parameters<typeof State>[0]['state'] };

function Holdings({ mandate }: { mandate: Mandate }) {
  const { words } = useSpeech();
  const act = useActFor();
  const { data } = useQuery(agencyReads.holdings(mandate.client.id));
  const acting = actingBy(mandate);
  if (!data) return null;
  const said = words.agency.client;
  const of = (counts: readonly { organisationId: string; count: number }[] | undefined) =>
    counts?.find(({ organisationId }) => organisationId === mandate.client.id)?.count ?? 0;
  const records = (noun: 'listings' | 'demands', rows: readonly Row[] | undefined, write: string) => (
    <>
      <ul className={classes.plain}>
        {rows?.map((row) => (
          <li key={row.id}>
            <button type="button" className={classes.link} onClick={() => act(acting, `/${noun}/${row.id}`)}>
              <Text of={row.title} fallback={words.record.untitled} />
            </button>{' '}
            <State state={row.state} />
          </li>
        ))}
      </ul>
      {mandate.rights.includes(`${noun}:write`) && (
        <Button size="compact-md" variant="default" onClick={() => act(acting, `/${noun}/new`)}>
          {write}
        </Button>
      )}
    </>
  );
  return (
    <div className={classes.holdings}>
      <Held title={data.listings && said.listings(of(data.listings.clients))} onOpen={() => act(acting, '/listings')}>
        {records('listings', data.listings?.items, said.publish)}
      </Held>
      <Held title={data.demands && said.demands(of(data.demands.clients))} onOpen={() => act(acting, '/demands')}>
        {records('demands', data.demands?.items, said.post)}
      </Held>
      <Held title={data.pairs && said.pairs(of(data.pairs.clients))}>
        <Link to="/clients/pairs" search={{ client: mandate.client.id }}>
          {words.agency.parts.pairs}
        </Link>
      </Held>
      <Held title={data.deals && said.deals(of(data.deals.clients))}>
        <Link to="/clients/cases" search={{ client: mandate.client.id }}>
          {words.agency.parts.cases}
        </Link>
      </Held>
    </div>
  );
}

/** How many there are; null: the mandate does not let the agency read it. */
function Held({ title, onOpen, children }: { title: string | null; onOpen?: () => void; children: ReactNode }) {
  const { words } = useSpeech();
  if (title === null) return null;
  return (
    <section>
      <h3>
        {onOpen ? (
          <button type="button" className={classes.link} onClick={onOpen}>
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      {onOpen && <p className={classes.note}>{words.agency.client.newest}</p>}
      {children}
    </section>
  );
}
