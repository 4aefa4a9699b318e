import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './deal.module.css';
import type { Deal, DealEvent } from './reads.ts';
import { agencyIn } from './side.ts';

/** What happened in a deal, newest first, each with who did it and through whom. */
export function History({ deal }: { deal: Deal }) {
  const { words, labels, language, format } = useSpeech();
  const said = words.deal.history;
  const about = (id: string | null) => deal.agencies.find(({ organisationId }) => organisationId === id)?.name;
  const whoOf = (event: DealEvent): string => {
    if (event.side === null) return about(event.aboutAgencyId) ?? said.exchange;
    const side = textIn(deal[event.side].name, language).text;
    const agency = agencyIn(deal, event);
    return agency ? said.by(side, agency) : side;
  };
  const isWords = ({ kind }: DealEvent) => !kind.startsWith('contract_');
  return (
    <section>
      <h2>{said.title}</h2>
      <ol className={classes.history}>
        {deal.events.toReversed().map((event, at) => (
          <li key={`${event.at}-${deal.events.length - at}`}>
            <p>
              {said.kinds[event.kind](whoOf(event), event.to ? labels.dealStages[event.to] : '')}{' '}
              <time dateTime={event.at}>{format.moment(event.at)}</time>
            </p>
            {event.note && isWords(event) && <blockquote>{event.note}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  );
}
