import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import type { Mandate } from './reads.ts';

type ClientFilterProps = {
  to: '/clients/cases' | '/clients/pairs';
  client: string | undefined;
  /** How many each client has; absent where the list is narrowed to one. */
  counts: Schemas['ClientCounts'] | undefined;
  mandates: readonly Pick<Mandate, 'client' | 'about'>[];
};

/** Narrows a list over all clients to one of them. */
export function ClientFilter({ to, client, counts, mandates }: ClientFilterProps) {
  const { words, language, format } = useSpeech();
  const whole = mandates.filter(({ about }) => about.kind === 'all');
  const clients = [...new Map(whole.map((one) => [one.client.id, one.client])).values()];
  if (clients.length < 2) return null;
  const countOf = (id: string) => counts?.find(({ organisationId }) => organisationId === id)?.count;
  return (
    <ul className={classes.filters} aria-label={words.agency.list.client}>
      <li>
        <Link to={to} activeOptions={{ exact: true }} {...(!client && { 'aria-current': 'true' as const })}>
          {words.agency.pairs.all}
        </Link>
      </li>
      {clients.map(({ id, name }) => (
        <li key={id}>
          <Link to={to} search={{ client: id }} {...(client === id && { 'aria-current': 'true' as const })}>
            {textIn(name, language).text}
            {countOf(id) !== undefined && ` (${format.number(countOf(id) ?? 0)})`}
          </Link>
        </li>
      ))}
    </ul>
  );
}
