import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../page/page.tsx';
import { Facts } from '../record/facts.tsx';
import { Text } from '../record/text.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { DealActions } from './actions.tsx';
import classes from './deal.module.css';
import { Disclosures } from './disclosures.tsx';
import { History } from './history.tsx';
import { type Deal, dealReads } from './reads.ts';
import { counterparts, isUnnamed, pathOf, turnOf } from './side.ts';

const route = getRouteApi('/inside/acting/deals/$id');

/** One deal: its steps, what comes next and who does it, what happened, and what it is about. */
export function DealPage() {
  const { words, language } = useSpeech();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: deal } = useQuery(dealReads.deal(id));
  if (!deal) return null;
  const names = counterparts(deal).map(({ name }) => textIn(name, language).text);
  return (
    <Page
      title={textIn(deal.listing.snapshot.title, language).text || words.record.untitled}
      lead={words.deal.with(names.join(' – '))}
    >
      <Path deal={deal} />
      <div className={classes.page}>
        <div className={classes.main}>
          <Next deal={deal} />
          <DealActions deal={deal} me={me} />
          <History deal={deal} />
        </div>
        <aside className={classes.beside} aria-label={words.deal.records.title}>
          <Records deal={deal} />
          <Agencies deal={deal} />
          <Disclosures deal={deal} me={me} />
        </aside>
      </div>
    </Page>
  );
}

function Path({ deal }: { deal: Deal }) {
  const { words, labels, format } = useSpeech();
  const said = words.deal;
  return (
    <ol className={classes.path} aria-label={said.path}>
      {pathOf(deal).map(({ stage, state }) => (
        <li key={stage} data-state={state} {...(state === 'present' && { 'aria-current': 'step' })}>
          {labels.dealStages[stage]}
          {state === 'done' && <span className={classes.hidden}> ({said.done})</span>}
          {state === 'present' && (
            <span className={classes.when}>
              {format.day(deal.clock.since)}
              {deal.clock.overdue && ` · ${said.late}`}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What brings the deal on, who does it, and until when. */
function Next({ deal }: { deal: Deal }) {
  const { words, labels, format } = useSpeech();
  const said = words.deal;
  const { next, stage, lost, proposal, side } = deal;
  const turn = turnOf(deal);
  const sentence = () => {
    if (lost) return said.next.lost([labels.declineReasons[lost.reason], lost.note].filter(Boolean).join(' – '));
    if (!next || turn === 'nobody') return stage === 'signed' ? said.next.signed : '';
    const told = said.next[turn][next.act];
    return typeof told === 'string' ? told : told(proposal ? labels.dealStages[proposal.to] : '');
  };
  return (
    <section className={classes.next} data-turn={turn}>
      <h2>{said.next.title}</h2>
      <p>
        {turn !== 'nobody' && <strong>{said.turn[turn]}: </strong>}
        {sentence()}
      </p>
      {next?.until && (
        <p className={classes.quiet}>
          {next.act === 'answer_stage' ? said.until(format.day(next.until)) : said.usualUntil(format.day(next.until))}
        </p>
      )}
      {isUnnamed(deal) && !lost && <p>{said.unnamed.own}</p>}
      {side === 'seller' && !deal.buyerNamed && !lost && <p>{said.unnamed.other}</p>}
    </section>
  );
}

function Records({ deal: { side, listing, demand } }: { deal: Deal }) {
  const { words, language, format } = useSpeech();
  const said = words.deal.records;
  const version = (version: number) => said.version(format.number(version));
  return (
    <section>
      <h2>{said.title}</h2>
      <Facts
        facts={[
          [
            said.listing,
            <>
              {side === 'seller' ? (
                <Link to="/listings/$id" params={{ id: listing.id }}>
                  <Text of={listing.snapshot.title} />
                </Link>
              ) : (
                <a href={`/${language}/listings/${listing.id}`}>
                  <Text of={listing.snapshot.title} />
                </a>
              )}
              <span className={classes.with}>{version(listing.version)}</span>
            </>,
          ],
          [
            said.demand,
            demand && (
              <>
                {side === 'buyer' ? (
                  <Link to="/demands/$id" params={{ id: demand.id }}>
                    <Text of={demand.snapshot.title} />
                  </Link>
                ) : (
                  <a href={`/${language}/demands/${demand.id}`}>
                    <Text of={demand.snapshot.title} />
                  </a>
                )}
                <span className={classes.with}>{version(demand.version)}</span>
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}

function Agencies({ deal: { agencies, ...names } }: { deal: Deal }) {
  const { words, language, format } = useSpeech();
  const said = words.deal.agencies;
  if (agencies.length === 0) return null;
  return (
    <section>
      <h2>{said.title}</h2>
      <ul className={classes.plain}>
        {agencies.map(({ organisationId, name, sides, actsFor, declaredAt }) => (
          <li key={organisationId}>
            {name}
            <span className={classes.with}>
              {sides.length > 1
                ? `${said.both}: ${declaredAt ? said.declared(format.day(declaredAt)) : said.undeclared}`
                : sides.map((side) => words.deal.contract.agencyOf[side]).join(', ')}
            </span>
            {sides.map((side) => (
              <span key={side} className={classes.with}>
                {said[actsFor.includes(side) ? 'acts' : 'actsNoMore'](textIn(names[side].name, language).text)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
