import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import joinClasses from '../join/join.module.css';
import { useSpeech } from '../words/words.tsx';
import { accountReads } from './reads.ts';

/** Where a person is signed in; what it does not know, it ends. */
export function Sessions() {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const { data } = useQuery(accountReads.sessions());
  const said = words.account.sessions;
  const sessions = data?.items ?? [];
  const renew = () => queryClient.invalidateQueries({ queryKey: accountReads.sessions().queryKey });
  const end = useMutation({
    mutationFn: (id: string) => api.delete('/api/sessions/{id}', { path: { id } }),
    onSettled: renew,
  });
  const endOthers = useMutation({ mutationFn: () => api.delete('/api/sessions'), onSettled: renew });
  return (
    <section className={joinClasses.section}>
      <h2>{said.title}</h2>
      <p>{said.lead}</p>
      <ErrorSummary error={end.error ?? endOthers.error} />
      <ul className={joinClasses.list}>
        {sessions.map(({ id, browser, address, current, lastUsedAt }) => (
          <li key={id} className={joinClasses.organisation}>
            <div className={joinClasses.line}>
              <div>
                {browser} · {address}
                <div className={joinClasses.about}>{current ? said.current : said.used(format.ago(lastUsedAt))}</div>
              </div>
              {!current && (
                <Button
                  variant="default"
                  aria-label={`${said.end}: ${browser}`}
                  loading={end.isPending && end.variables === id}
                  onClick={() => end.mutate(id)}
                >
                  {said.end}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
          {said.endOthers}
        </Button>
      )}
    </section>
  );
}
