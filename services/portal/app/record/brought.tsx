import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import type { Side } from '../client/reads.ts';
import { useSpeech } from '../words/words.tsx';
import { Facts } from './facts.tsx';

const broughtReads = {
  readership: (record: Side) =>
    queryOptions({
      queryKey: ['brought', 'readership', record],
      queryFn: ({ signal }) =>
        'listing' in record
          ? api.get('/api/listings/{id}/readership', { path: { id: record.listing }, signal })
          : api.get('/api/demands/{id}/readership', { path: { id: record.demand }, signal }),
    }),
  interest: (record: Side) =>
    queryOptions({
      queryKey: ['brought', 'interest', record],
      queryFn: ({ signal }) => api.get('/api/pairs/interest', { query: record, signal }),
    }),
};

/** What a record has brought: who has read it, what others made of it, and why they declined. */
export function Brought({ record }: { record: Side }) {
  const { words, labels, format } = useSpeech();
  const { data: readership } = useQuery(broughtReads.readership(record));
  const { data: interest } = useQuery(broughtReads.interest(record));
  const said = words.record.brought;
  if (!readership || !interest) return null;
  const few = (count: number | null) => (count === null ? said.few : format.number(count));
  const { reads, anonymous, organisations, kinds } = readership;
  return (
    <section aria-labelledby="brought">
      <h2 id="brought">{said.title}</h2>
      <Facts
        facts={[
          [
            said.reads,
            reads === 0 ? said.notYet : `${format.number(reads)} (${said.anonymous(format.number(anonymous))})`,
          ],
          [said.organisations, few(organisations)],
          [
            said.kinds,
            kinds
              .map(
                ({ kind, count }) =>
                  `${words.kinds.organisation[kind as keyof typeof words.kinds.organisation] ?? kind}: ${format.number(count)}`,
              )
              .join('\n'),
          ],
          [said.pairs, format.number(interest.pairs)],
          [said.shortlisted, few(interest.shortlisted)],
          [said.contacted, format.number(interest.contacted)],
          [said.inDeals, format.number(interest.inDeals)],
          [said.declined, format.number(interest.declined)],
          [
            said.reasons,
            interest.reasons
              .map(({ reason, count }) => `${labels.declineReasons[reason]}: ${format.number(count)}`)
              .join('\n'),
          ],
        ]}
      />
    </section>
  );
}
