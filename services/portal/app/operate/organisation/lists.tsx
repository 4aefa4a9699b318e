import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

/** Who belongs to an organisation. */
export function Members({ id }: { id: string }) {
  const { words } = useSpeech();
  const { data } = useQuery(operateReads.members(id));
  if (data?.items.length === 0) return <p className={classes.quiet}>{words.operate.none}</p>;
  return (
    <ul className={classes.list}>
      {data?.items.map(({ personId, name, email, role }) => (
        <li key={personId}>
          <Link to="/operate/people/$id" params={{ id: personId }}>
            {name}
          </Link>{' '}
          <span className={classes.quiet}>
            {email} · {words.kinds.role[role]}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** In which mandates an organisation stands, on either side. */
export function Mandates({ id }: { id: string }) {
  const { words, language, format } = useSpeech();
  const { data } = useQuery(operateReads.mandates(id));
  if (data?.items.length === 0) return <p className={classes.quiet}>{words.operate.none}</p>;
  return (
    <ul className={classes.list}>
      {data?.items.map(({ id: mandate, client, agency, state, from, to }) => (
        <li key={mandate}>
          {words.operate.organisations.mandate(textIn(client.name, language).text, textIn(agency.name, language).text)}{' '}
          <span className={classes.quiet}>
            {words.operate.mandateStates[state]} · {format.day(from)}
            {to && ` – ${format.day(to)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

type State = Schemas['ListingState'] | Schemas['DemandState'];

/** How many records of an organisation are in which state. */
export function RecordsByState({ id }: { id: string }) {
  const { words } = useSpeech();
  const { data: listings } = useQuery(operateReads.listingsOf(id));
  const { data: demands } = useQuery(operateReads.demandsOf(id));
  return (
    <div className={classes.two}>
      <Counted title={words.operate.organisations.listings} of={listings} />
      <Counted title={words.operate.organisations.demands} of={demands} />
    </div>
  );
}

type CountedProps = {
  title: string;
  of: { items: readonly { state: State }[]; nextCursor: string | null } | undefined;
};

function Counted({ title, of }: CountedProps) {
  const { words, format } = useSpeech();
  const groups = [...Map.groupBy(of?.items ?? [], ({ state }) => state)];
  // a page ends at a hundred: of more there may be more
  const more = of?.nextCursor ? '+' : '';
  return (
    <div>
      <h3>{title}</h3>
      {groups.length === 0 ? (
        <p className={classes.quiet}>{words.operate.none}</p>
      ) : (
        <ul className={classes.list}>
          {groups.map(([state, rows]) => (
            <li key={state}>
              {words.states[state]}: {format.number(rows.length)}
              {more}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What was done to an organisation lately, as the audit says. */
export function Happened({ id }: { id: string }) {
  const { words, language, format } = useSpeech();
  const { data } = useQuery(operateReads.happened(id));
  if (data?.items.length === 0) return <p className={classes.quiet}>{words.operate.none}</p>;
  return (
    <ol className={classes.list}>
      {data?.items.map(({ id: entry, at, words: done, person, organisation }) => (
        <li key={entry}>
          {format.moment(at)}: {person?.name ?? textIn(organisation?.name, language).text} {done[language]}
        </li>
      ))}
    </ol>
  );
}
