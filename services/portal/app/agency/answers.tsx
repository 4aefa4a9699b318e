import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import { agencyReads, type Mandate } from './reads.ts';

type Answer = 'accept' | 'decline' | 'withdraw' | 'end';
type AnswersProps = {
  mandate: Mandate;
  names: { client: string; agency: string };
  /** Whether the reader may answer for its organisation at all. */
  mayAnswer: boolean;
};

/** What one's side may do with a mandate next, each after saying what it means. */
export function Answers({ mandate, names, mayAnswer }: AnswersProps) {
  const { words } = useSpeech();
  const [asked, setAsked] = useState<Answer>();
  const [done, setDone] = useState<Answer>();
  const said = words.agency.mandate;
  const answers = mandate.actions.filter((action) => action !== 'change');
  if (mandate.actions.length > 0 && !mayAnswer) return <p>{said.onlySigners}</p>;
  return (
    <>
      {answers.map((answer) => (
        <Button key={answer} variant={answer === 'accept' ? 'filled' : 'default'} onClick={() => setAsked(answer)}>
          {said[answer]}
        </Button>
      ))}
      {mandate.actions.includes('change') && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/mandates/$id/change" params={{ id: mandate.id }} {...props} />}
        >
          {said.change}
        </Button>
      )}
      <span role="status">{done && said.answered[done]}</span>
      {asked && (
        <AnswerDialog
          key={asked}
          answer={asked}
          mandate={mandate}
          names={names}
          onDone={() => {
            setAsked(undefined);
            setDone(asked);
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

type AnswerDialogProps = Omit<AnswersProps, 'mayAnswer'> & { answer: Answer; onDone: () => void; onClose: () => void };

function AnswerDialog({ answer, mandate, names, onDone, onClose }: AnswerDialogProps) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const [reason, setReason] = useState('');
  const said = words.agency.mandate;
  const needsReason = answer === 'decline' || answer === 'end';
  const { mutation, fields, others } = useSending({ reason: '/reason', exclusive: '/exclusive' }, async () => {
    const { id, version: expectedVersion } = mandate;
    const path = { id };
    const given = { reason: reason.trim(), expectedVersion };
    if (answer === 'accept') {
      const accepted = api.post('/api/mandates/{id}/accept', { path, body: { expectedVersion } });
      // What is in the way is read with the proposal.
      await accepted.finally(() => queryClient.invalidateQueries({ queryKey: ['mandates', 'one', id] }));
    }
    if (answer === 'decline') await api.post('/api/mandates/{id}/decline', { path, body: given });
    if (answer === 'end') await api.post('/api/mandates/{id}/end', { path, body: given });
    if (answer === 'withdraw') await api.post('/api/mandates/{id}/withdraw', { path, body: { expectedVersion } });
    await queryClient.invalidateQueries({ queryKey: ['mandates'] });
    onDone();
  });
  const { exclusive, ...ofFields } = fields;
  const means = {
    accept: said.acceptMeans(names.agency, names.client),
    decline: said.declineMeans,
    withdraw: said.withdrawMeans,
    end: said.endMeans(names.agency, names.client),
  }[answer];
  return (
    <Dialog onClose={onClose} title={said[answer]} size="lg">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary
          error={mutation.error}
          fields={ofFields}
          others={exclusive ? others.filter((one) => one !== exclusive) : others}
        />
        <p>{means}</p>
        {answer === 'end' && mandate.side === 'client' && <OpenDeals agency={mandate.agency.id} />}
        {needsReason && (
          <TextArea
            id="reason"
            label={said.reason}
            data-autofocus
            required
            minLength={3}
            maxLength={1000}
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fields.reason}
          />
        )}
        <div className={classes.row}>
          <Button type="submit" {...(answer === 'end' && { color: 'red.9' })} loading={mutation.isPending}>
            {said[answer]}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The deals that go on without the agency. */
function OpenDeals({ agency }: { agency: string }) {
  const { words } = useSpeech();
  const { data } = useQuery(agencyReads.openDealsWith(agency));
  const count = data?.items.length ?? 0;
  return count === 0 ? null : <p>{words.agency.mandate.endDeals(count)}</p>;
}
