import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agencyReads } from '../agency/reads.ts';
import { dealReads } from '../deal/reads.ts';
import { counterparts } from '../deal/side.ts';
import { Empty } from '../page/states.tsx';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './home.module.css';

const SHOWN = 5;

/** What a person's organisation has to do next: deals in which it is its turn, and mandates that wait for its answer. */
export function YourTurn({ may }: { may: readonly string[] }) {
  const { words, labels, format } = useSpeech();
  const [seesDeals, seesMandates] = [may.includes('deal.list'), may.includes('mandate.list')];
  const deals = useInfiniteQuery({ ...dealReads.list({ turn: 'own' }), enabled: seesDeals }).data?.pages ?? [];
  const asked = { state: 'proposed' } as const;
  const toClient =
    useInfiniteQuery({ ...agencyReads.mandates('client', asked), enabled: seesMandates }).data?.pages ?? [];
  const toAgency =
    useInfiniteQuery({ ...agencyReads.mandates('agency', asked), enabled: seesMandates }).data?.pages ?? [];
  const mandates = [...toClient, ...toAgency]
    .flatMap(({ items }) => items)
    .filter(({ actions }) => actions.includes('accept'));
  const waiting = deals.flatMap(({ items }) => items);
  const count = deals[0]?.counts?.own ?? 0;
  return (
    <section>
      <h2>{words.home.waiting}</h2>
      {waiting.length + mandates.length === 0 ? (
        <Empty>{words.home.nothingWaits}</Empty>
      ) : (
        <ul className={classes.turns}>
          {mandates.map(({ id, client, agency, side }) => (
            <li key={id}>
              <Link to="/mandates/$id" params={{ id }}>
                {words.home.mandateWaits}
              </Link>
              <span className={classes.none}>
                <Text of={(side === 'client' ? agency : client).name} />
              </span>
            </li>
          ))}
          {waiting.slice(0, SHOWN).map((deal) => (
            <li key={deal.id}>
              <Link to="/deals/$id" params={{ id: deal.id }}>
                <Text of={deal.listing.title} fallback={words.record.untitled} />
              </Link>
              <span className={classes.none}>
                {labels.dealStages[deal.stage]}
                {counterparts(deal).map(({ name }, at) => (
                  <span key={at === 0 ? 'first' : 'second'}>
                    {' · '}
                    <Text of={name} />
                  </span>
                ))}
                {deal.next?.until && ` · ${words.deal.until(format.day(deal.next.until))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > SHOWN && (
        <p>
          <Link to="/deals" search={{ turn: 'own' }}>
            {words.home.allTurns(format.number(count))}
          </Link>
        </p>
      )}
    </section>
  );
}
