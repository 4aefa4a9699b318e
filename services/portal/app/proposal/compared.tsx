import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Me } from '../client/reads.ts';
import { turnOf } from '../deal/side.ts';
import { resultIn } from '../demand/result-in.ts';
import { priceIn } from '../listing/price-in.ts';
import { territoryIn } from '../record/territory.ts';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import { Answer, Said } from './answer.tsx';
import type { Choose } from './choosing.tsx';
import classes from './proposal.module.css';
import { otherMeasures, type Proposal, type Proposals } from './proposals.ts';

type ComparedProps = {
  need: Proposals['demand'];
  proposals: readonly Proposal[];
  /** Listings that stand in a deal about the need that goes on. */
  taken: ReadonlySet<string>;
  me: Me;
  choose: Choose;
};
type Row = { key: string; name: ReactNode; cell: (proposal: Proposal) => ReactNode };

/** Proposals as columns, what is compared as rows; on a phone and on paper each is a card. */
export function Compared({ need, proposals, taken, me, choose }: ComparedProps) {
  const { words } = useSpeech();
  const rows = useRows(need);
  // Its head and what can be done with it are rows as well.
  const style = { gridTemplateRows: `repeat(${rows.length + 2}, auto)` };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled sideways must be reached by key
    <section className={classes.compared} style={style} aria-label={words.proposal.title} tabIndex={0}>
      <div className={classes.names} aria-hidden="true">
        <div />
        {rows.map(({ key, name }) => (
          <div key={key}>{name}</div>
        ))}
        <div />
      </div>
      {proposals.map((proposal) => (
        <article key={proposal.id} className={classes.proposal} aria-labelledby={`proposal-${proposal.id}`}>
          <Head proposal={proposal} />
          <dl>
            {rows.map(({ key, name, cell }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{cell(proposal)}</dd>
              </div>
            ))}
          </dl>
          <Choices proposal={proposal} isTaken={taken.has(proposal.listing.id)} me={me} choose={choose} />
        </article>
      ))}
    </section>
  );
}

function Head({ proposal }: { proposal: Proposal }) {
  const { words, language } = useSpeech();
  const { id, offer, seller, listing, shortlistedAt } = proposal;
  return (
    // No header: on paper the one of the page is left out, and all of its kind.
    <div className={classes.head}>
      <h2 id={`proposal-${id}`}>
        <a href={`/${language}/listings/${listing.id}`}>
          <Text of={offer.title} fallback={words.record.untitled} />
        </a>
      </h2>
      <p>
        <Text of={seller.name} />
        {shortlistedAt && <span className={classes.mark}>{words.proposal.onShortlist}</span>}
      </p>
    </div>
  );
}

type ChoicesProps = { proposal: Proposal; isTaken: boolean } & Pick<ComparedProps, 'me' | 'choose'>;

/** What the buyer may do with a proposal; the deal itself goes on at its own page. */
function Choices({ proposal, isTaken, me, choose }: ChoicesProps) {
  const { words } = useSpeech();
  const { id, stage, side, shortlistedAt, actions, buyerNamed } = proposal;
  const said = words.proposal;
  const mayChoose = side === 'buyer' && me.may.includes('deal.shortlist');
  const isOpen = stage !== 'lost' && stage !== 'signed';
  return (
    <div className={classes.choices}>
      <Button
        variant={turnOf(proposal) === 'own' ? 'filled' : 'default'}
        renderRoot={(props) => <Link to="/deals/$id" params={{ id }} {...props} />}
      >
        {turnOf(proposal) === 'own' ? said.answer : said.toDeal}
      </Button>
      {mayChoose && isOpen && (
        <Button variant="default" onClick={() => choose(proposal, shortlistedAt ? 'unshortlist' : 'shortlist')}>
          {shortlistedAt ? said.unshortlist : said.shortlist}
        </Button>
      )}
      {mayChoose && actions.includes('lose') && (
        <Button variant="default" onClick={() => choose(proposal, 'decline')}>
          {said.decline}
        </Button>
      )}
      {mayChoose && stage === 'lost' && !isTaken && buyerNamed && me.may.includes('deal.open') && (
        <Button variant="default" onClick={() => choose(proposal, 'take_up')}>
          {said.takeUp}
        </Button>
      )}
      {side === 'buyer' && !mayChoose && <p>{words.deal.actions.why.viewer}</p>}
    </div>
  );
}

/** What is compared: the step, each required result, the terms, and what was said. */
function useRows(need: Proposals['demand']): Row[] {
  const { words, labels, format } = useSpeech();
  const said = words.proposal;
  const { requiredResults, readinessWanted, dealKinds, budget, territory } = need;
  const accepted = new Set<string>(dealKinds);
  const money = [budget?.min, budget?.max].filter((one) => one !== undefined).map(format.money);
  const wanted = (name: string, what: string | undefined | false) => (what ? `${name} (${said.wanted(what)})` : name);
  const stateOf = ({ stage, lost, clock, openedBy, openedAt, ...deal }: Proposal) => (
    <>
      {labels.dealStages[stage]}
      {lost ? `: ${labels.declineReasons[lost.reason]}` : ''}
      {stage !== 'lost' && stage !== 'signed' && (
        <span className={classes.quiet}>
          {words.deal.whoActs}: {words.deal.turn[turnOf(deal)]}
          {clock.overdue && ` · ${words.deal.late}`}
        </span>
      )}
      <span className={classes.quiet}>{said.opened[openedBy](format.day(openedAt))}</span>
    </>
  );
  const level = ({ offer: { readiness } }: Proposal) => {
    if (!readiness) return <Said />;
    const isTrl = readiness.scale === 'trl' && readinessWanted !== undefined;
    const state = isTrl ? (readiness.level >= readinessWanted ? 'met' : 'not_met') : undefined;
    return (
      <span {...(state && { 'data-state': state })}>
        {readiness.level} – {labels.readinessLevels[readiness.level]}
        {state && <span className={`${classes.quiet} ${classes.state}`}>{labels.resultStates[state]}</span>}
      </span>
    );
  };
  const kindsOf = ({ offer }: Proposal) =>
    offer.dealKinds && offer.dealKinds.length > 0 ? (
      <>
        {format.list(offer.dealKinds.map((kind) => labels.dealKinds[kind]))}
        {accepted.size > 0 && !offer.dealKinds.some((kind) => accepted.has(kind)) && (
          <span className={classes.quiet} data-state="not_met">
            {said.noCommonKind}
          </span>
        )}
      </>
    ) : (
      <Said />
    );
  const others = (proposal: Proposal) => {
    const measures = otherMeasures(proposal);
    return measures.length === 0 ? (
      <Said />
    ) : (
      measures.map(({ metric, value, unit }) => `${metric}: ${format.number(value)} ${unit}`.trim()).join('\n')
    );
  };
  return [
    { key: 'state', name: said.state, cell: stateOf },
    {
      key: 'fit',
      name: said.fit,
      cell: ({ met, notMet }: Proposal) =>
        requiredResults.length === 0 ? <Said /> : said.fits(met, notMet, requiredResults.length - met - notMet),
    },
    ...requiredResults.map((required, at) => ({
      key: `result-${at}`,
      name: <strong>{resultIn(required, labels, format)}</strong>,
      cell: ({ answers }: Proposal) => <Answer answer={answers[at]} unit={required.unit} />,
    })),
    {
      key: 'others',
      name: said.otherMeasures,
      cell: others,
    },
    {
      key: 'readiness',
      name: wanted(
        words.listing.fields.level,
        readinessWanted === undefined ? undefined : format.number(readinessWanted),
      ),
      cell: level,
    },
    { key: 'kinds', name: words.listing.fields.offers, cell: kindsOf },
    {
      key: 'price',
      name: wanted(words.listing.fields.priceKind, money.join(' – ')),
      cell: ({ offer }: Proposal) => (offer.price ? priceIn(offer.price, words, format) : <Said />),
    },
    {
      key: 'territory',
      name: wanted(words.listing.fields.territory, territory && territoryIn(territory, words, format)),
      cell: ({ offer }: Proposal) => (offer.territory ? territoryIn(offer.territory, words, format) : <Said />),
    },
    {
      key: 'until',
      name: words.listing.fields.validUntil,
      cell: ({ offer }: Proposal) => (offer.validUntil ? format.day(offer.validUntil) : <Said />),
    },
    {
      key: 'word',
      name: said.word,
      cell: ({ word }: Proposal) =>
        word ? (
          <>
            {word.text}
            <span className={classes.quiet}>{said.by[word.side](format.moment(word.at))}</span>
          </>
        ) : (
          <Said />
        ),
    },
  ];
}
