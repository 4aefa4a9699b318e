import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import boardClasses from '../board/board.module.css';
import { api } from '../client/client.ts';
import type { Me } from '../client/reads.ts';
import { ActDialog } from '../deal/act-dialog.tsx';
import { isUnnamed } from '../deal/side.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useSpeech } from '../words/words.tsx';
import type { Proposal, Proposals } from './proposals.ts';
import { proposalReads } from './reads.ts';

export type Choice = 'shortlist' | 'unshortlist' | 'decline' | 'take_up';
export type Choose = (proposal: Proposal, choice: Choice) => void;
type Done = { proposal: Proposal; choice: Choice };

const BACK: Readonly<Record<Choice, Choice | undefined>> = {
  shortlist: 'unshortlist',
  unshortlist: 'shortlist',
  decline: 'take_up',
  take_up: undefined,
};

type ChoosingProps = { demand: string; me: Me; children: (choose: Choose) => ReactNode };

/** Chooses among proposals: at once where nobody is told, after a question where the other side is; with what was done and its undo. */
export function Choosing({ demand, me, children }: ChoosingProps) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const [declining, setDeclining] = useState<Proposal>();
  const [last, setLast] = useState<Done>();
  const { queryKey } = proposalReads.ofDemand(demand);
  const said = words.proposal;
  const again = () => queryClient.invalidateQueries({ queryKey });
  const mutation = useMutation({
    mutationFn: async ({ proposal, choice }: Done): Promise<unknown> => {
      const path = { id: proposal.id };
      if (choice !== 'take_up') {
        return api.post('/api/deals/{id}/shortlist', { path, body: { shortlisted: choice === 'shortlist' } });
      }
      return api.post('/api/deals', { body: { listingId: proposal.listing.id, demandId: demand } });
    },
    onMutate: async ({ proposal, choice }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Proposals>(queryKey);
      const shortlistedAt = choice === 'shortlist' ? new Date().toISOString() : null;
      if (before && choice !== 'take_up') {
        const items = before.items.map((one) => (one.id === proposal.id ? { ...one, shortlistedAt } : one));
        queryClient.setQueryData<Proposals>(queryKey, { ...before, items });
      }
      setLast({ proposal, choice });
      return { before };
    },
    onError: (_error, _done, context) => {
      queryClient.setQueryData(queryKey, context?.before);
      setLast(undefined);
    },
    onSettled: again,
  });
  const choose: Choose = (proposal, choice) => {
    if (choice === 'decline') setDeclining(proposal);
    else mutation.mutate({ proposal, choice });
  };
  const back = last && BACK[last.choice];
  // Whoever takes up again what it declined unnamed would be named by it.
  const canUndo = last && back && !(last.choice === 'decline' && isUnnamed(last.proposal));
  return (
    <>
      <ErrorSummary error={mutation.error} />
      {children(choose)}
      {declining && (
        <ActDialog
          title={said.decline}
          means={
            <>
              <p>{said.declineMeans}</p>
              {isUnnamed(declining) && <p>{said.declineUnnamed}</p>}
            </>
          }
          button={said.decline}
          note={{ label: words.deal.noteWhy, isNeeded: false }}
          withReason
          isHard
          draft={{ person: me.person?.id ?? '', name: `deal:${declining.id}:lose` }}
          send={async ({ note, reason }) => {
            await api.post('/api/deals/{id}/lost', {
              path: { id: declining.id },
              body: {
                reason: reason as Exclude<typeof reason, ''>,
                ...(note && { note }),
                expectedVersion: declining.version,
              },
            });
            setLast({ proposal: declining, choice: 'decline' });
            await again();
          }}
          onClose={() => setDeclining(undefined)}
        />
      )}
      <div role="status" className={boardClasses.toast}>
        {last && (
          <p>
            {said.did[last.choice]}{' '}
            {canUndo && back && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => mutation.mutate({ proposal: last.proposal, choice: back })}
              >
                {words.common.undo}
              </Button>
            )}
          </p>
        )}
      </div>
    </>
  );
}
