import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AnswerOf } from '@techbourse/client';
import { api } from '../client/client.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './join.module.css';

/** Invitations to answer, and requests that others decide. */
export function OwnRequests({ own }: { own: AnswerOf<'/api/memberships', 'get'> }) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const renew = async () => {
    await queryClient.invalidateQueries();
    await router.invalidate();
  };
  const answer = useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: 'accept' | 'decline' }) =>
      api.post('/api/memberships/invitations/{id}/answer', { path: { id }, body: { answer } }),
    onSuccess: renew,
  });
  const takeBack = useMutation({
    mutationFn: (id: string) => api.delete('/api/memberships/requests/{id}', { path: { id } }),
    onSuccess: renew,
  });
  const invitations = own.invitations.filter(({ state }) => state === 'pending');
  const requests = own.requests.filter(({ state }) => state === 'pending');
  return (
    <>
      {invitations.length > 0 && (
        <section className={classes.section}>
          <h2>{words.join.invitations}</h2>
          <ul className={classes.list}>
            {invitations.map(({ id, organisationName, role }) => (
              <li key={id} className={classes.organisation}>
                <p>{words.join.invited(organisationName, words.kinds.role[role])}</p>
                <Button loading={answer.isPending} onClick={() => answer.mutate({ id, answer: 'accept' })}>
                  {words.join.accept}
                </Button>{' '}
                <Button variant="default" onClick={() => answer.mutate({ id, answer: 'decline' })}>
                  {words.join.decline}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {requests.length > 0 && (
        <section className={classes.section}>
          <h2>{words.join.requests}</h2>
          <ul className={classes.list}>
            {requests.map(({ id, createdAt }) => (
              <li key={id} className={classes.organisation}>
                <p>
                  {words.join.asked} <time dateTime={createdAt}>{format.ago(createdAt)}</time>
                </p>
                <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate(id)}>
                  {words.join.takeBack}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
