import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import type { Side } from '../client/reads.ts';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

const EVENTS_MAX = 100;

const query = { limit: EVENTS_MAX };
const historyReads = {
  events: (record: Side) =>
    queryOptions({
      queryKey: ['history', record],
      queryFn: async ({ signal }) => {
        if ('demand' in record)
          return api.get('/api/demands/{id}/events', { path: { id: record.demand }, query, signal });
        return api.get('/api/listings/{id}/events', { path: { id: record.listing }, query, signal });
      },
    }),
  agency: (id: string) =>
    queryOptions({
      queryKey: ['agencies', 'named', id],
      queryFn: ({ signal }) => api.get('/api/agencies/{id}', { path: { id }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** What happened to a record, newest first: each version, and the agency that wrote it for its owner. */
export function RecordHistory({ record }: { record: Side }) {
  const { words, labels, format } = useSpeech();
  const { data } = useQuery(historyReads.events(record));
  const said = words.record.history;
  if (!data || data.items.length === 0) return null;
  return (
    <details className={classes.history}>
      <summary>{said.title}</summary>
      <ol>
        {data.items.toReversed().map(({ id, action, version, actor, at, reason, reasons }) => (
          <li key={id}>
            {said.actions[action]} · {said.version(format.number(version))} · {format.moment(at)}
            {actor.agencyId && <Through agency={actor.agencyId} />}
            {actor.kind === 'system' && ` · ${said.exchange}`}
            {reasons.length > 0 && `: ${format.list(reasons.map((code) => labels.reviewReasons[code]))}`}
            {reason && ` – ${reason}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Through({ agency }: { agency: string }) {
  const { words, language } = useSpeech();
  const { data } = useQuery(historyReads.agency(agency));
  const name = textIn(data?.name, language).text;
  return name && ` · ${words.record.history.through(name)}`;
}
