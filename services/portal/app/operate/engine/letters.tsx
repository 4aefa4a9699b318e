import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import type { Deed } from '../done.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

type Letter = AnswerOf<'/api/operations/dead-letters', 'get'>['items'][number];

/** Jobs that used up their tries: run again, or discarded. */
export function Letters({ tell }: { tell: (deed: Deed) => void }) {
  const { words, format } = useSpeech();
  const said = words.operate.engines;
  const queryClient = useQueryClient();
  const { data } = useQuery(operateReads.letters());
  const [asked, setAsked] = useState<Letter>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['operate'] });
  const retrying = useMutation({
    mutationFn: ({ service, job, jobId }: Letter) =>
      api.post('/api/operations/dead-letters/{service}/{job}/{jobId}/replay', { path: { service, job, jobId } }),
    onSuccess: () => {
      tell({ said: said.retried });
      return refresh();
    },
  });
  const retryingAll = useMutation({
    mutationFn: () => api.post('/api/operations/dead-letters/replay'),
    onSuccess: () => {
      tell({ said: said.allRetried });
      return refresh();
    },
  });
  const items = data?.items ?? [];
  if (items.length === 0) return <p className={classes.quiet}>{said.noLetters}</p>;
  return (
    <>
      <p className={classes.quiet}>{said.lettersLead}</p>
      <ErrorSummary error={retrying.error ?? retryingAll.error} />
      <ul className={classes.items}>
        {items.map((letter) => (
          <li key={`${letter.service} ${letter.job} ${letter.jobId}`} className={classes.item}>
            <div className={classes.body}>
              <Facts
                facts={[
                  [said.job, letter.job],
                  [said.about, `${letter.type} ${letter.key}`],
                  [said.error, letter.error],
                  [said.attempts, format.number(letter.attempts)],
                  [words.operate.at, format.moment(letter.failedAt)],
                ]}
              />
              <div className={form.row}>
                <Button
                  size="compact-md"
                  loading={retrying.isPending && retrying.variables.jobId === letter.jobId}
                  onClick={() => retrying.mutate(letter)}
                >
                  {said.retry}
                </Button>
                <Button size="compact-md" variant="default" onClick={() => setAsked(letter)}>
                  {said.discard}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p>
        <Button variant="default" loading={retryingAll.isPending} onClick={() => retryingAll.mutate()}>
          {said.retryAll}
        </Button>
      </p>
      {asked && (
        <Ask
          title={said.discardTitle}
          means={said.discardMeans}
          label={words.operate.reason}
          help={words.operate.inAudit}
          confirm={said.discard}
          isDangerous
          send={async ({ note: reason }) => {
            const { service, job, jobId } = asked;
            await api.post('/api/operations/dead-letters/{service}/{job}/{jobId}/discard', {
              path: { service, job, jobId },
              body: { reason },
            });
            tell({ said: said.discarded });
            await refresh();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
