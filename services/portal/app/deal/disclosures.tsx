import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import type { Me } from '../client/reads.ts';
import { useSpeech } from '../words/words.tsx';
import { ActDialog } from './act-dialog.tsx';
import classes from './deal.module.css';
import { AskToRead, NamePeople } from './named-readers.tsx';
import { type Deal, dealReads } from './reads.ts';

/** What the seller lets the other side see of its listing under confidentiality. Files of a deal will stand here too. */
export function Disclosures({ deal, me }: { deal: Deal; me: Me }) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const { data } = useQuery(dealReads.disclosures(deal.id));
  const [asked, setAsked] = useState<'give' | Schemas['DealDisclosure']>();
  const [isNaming, setIsNaming] = useState(false);
  const said = words.deal.disclosure;
  const items = data?.items ?? [];
  const isLate = ['nda', 'evaluation', 'negotiation', 'agreed'].includes(deal.stage);
  const mayGive = deal.side === 'seller' && me.may.includes('disclosure.grant');
  const hasWhole = items.some(({ endedAt, people }) => endedAt === null && people === null);
  const path = { id: deal.id };
  const refresh = () => queryClient.invalidateQueries({ queryKey: dealReads.disclosures(deal.id).queryKey });
  if (deal.stage === 'lost' && items.length === 0) return null;
  return (
    <section>
      <h2>{said.title}</h2>
      <p className={classes.quiet}>{items.length === 0 ? said.lead : null}</p>
      <ul className={classes.plain}>
        {items.map((one) => (
          <li key={one.id}>
            {said.tiers[one.tier]}
            <span className={classes.with}>
              {one.people && `${said.people(one.people.length)} · `}
              {said.given(format.day(one.grantedAt))}
              {one.endedAt && ` · ${said.ended(format.day(one.endedAt))}`}
            </span>
            {one.endedAt === null && mayGive && (
              <Button variant="default" size="compact-sm" onClick={() => setAsked(one)}>
                {said.end}
              </Button>
            )}
            {one.endedAt === null && deal.side === 'buyer' && (
              <Link to="/listings/$id" params={{ id: one.listingId }}>
                {said.read}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {mayGive && isLate && (
        <div className={classes.actions}>
          {!hasWhole && (
            <Button variant="default" onClick={() => setAsked('give')}>
              {said.give}
            </Button>
          )}
          <Button variant="default" onClick={() => setIsNaming(true)}>
            {said.name}
          </Button>
        </div>
      )}
      {deal.side === 'buyer' && isLate && me.person && me.may.includes('deal.move') && (
        <AskToRead deal={deal} person={me.person.id} name={me.person.name} />
      )}
      {isNaming && (
        <NamePeople
          deal={deal}
          standing={items.find(({ tier, endedAt }) => tier === 'T3' && endedAt === null)?.people ?? []}
          onDone={refresh}
          onClose={() => setIsNaming(false)}
        />
      )}
      {mayGive && !isLate && deal.stage === 'enquiry' && <p className={classes.quiet}>{said.early}</p>}
      {asked && (
        <ActDialog
          title={asked === 'give' ? said.give : said.end}
          button={asked === 'give' ? said.give : said.end}
          means={<p>{asked === 'give' ? said.means : words.deal.means.withdraw}</p>}
          note={{ label: words.deal.note, isNeeded: false }}
          isHard={asked !== 'give'}
          draft={{ person: me.person?.id ?? '', name: `disclosure:${deal.id}` }}
          onClose={() => setAsked(undefined)}
          send={async ({ note }) => {
            const body = note ? { note } : {};
            if (asked === 'give')
              await api.post('/api/deals/{id}/disclosures', { path, body: { tier: 'T2', ...body } });
            else {
              const of = { ...path, disclosureId: asked.id };
              await api.post('/api/deals/{id}/disclosures/{disclosureId}/end', { path: of, body });
            }
            await refresh();
          }}
        />
      )}
    </section>
  );
}
