import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Me } from '../../client/reads.ts';
import { draftOf } from '../../form/draft.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import formClasses from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { TextArea } from '../../form/text-area.tsx';
import { Dialog } from '../../page/dialog.tsx';
import { useSpeech } from '../../words/words.tsx';
import { ActDialog } from '../act-dialog.tsx';
import type { Contract, Deal } from '../reads.ts';
import classes from './contract.module.css';

type Change = Contract['changes'][number];
type Kind = Change['kind'];
type ChangesProps = { contract: Contract; deal: Deal; me: Me; onChanged: () => Promise<unknown> };
type Answer = 'confirm' | 'decline' | 'withdraw';

/** What both parties changed of a signed contract, and what waits for an answer. */
export function Changes({ contract, deal, me, onChanged }: ChangesProps) {
  const { words, format } = useSpeech();
  const said = words.deal.changes;
  const [proposing, setProposing] = useState<Kind>();
  const [answering, setAnswering] = useState<{ change: Change; answer: Answer }>();
  const ownId = deal.side && deal[deal.side].id;
  const mayPropose = deal.side !== null && me.may.includes('contract.change') && contract.terminatedOn === null;
  const mayAnswer = deal.side !== null && me.may.includes('contract.answer_change');
  const ask = (change: Change, answer: Answer, isMain = false) => (
    <Button size="compact-md" variant={isMain ? 'filled' : 'default'} onClick={() => setAnswering({ change, answer })}>
      {said[answer]}
    </Button>
  );
  return (
    <section>
      <h2>{said.title}</h2>
      {contract.changes.length === 0 && <p>{said.none}</p>}
      <ul className={classes.payments}>
        {contract.changes.map((change) => (
          <li key={change.id}>
            <p>
              <strong>{said.kinds[change.kind]}</strong> · {said.from(format.day(change.effectiveOn))} ·{' '}
              <span data-state={change.state}>{said.states[change.state]}</span>
              {change.state === 'proposed' && ` · ${said.until(format.day(change.lapsesAt))}`}
            </p>
            <p className={classes.text}>{change.text}</p>
            {change.closed?.reason && <p className={classes.quiet}>{change.closed.reason}</p>}
            {change.state === 'proposed' && mayAnswer && (
              <div className={classes.acts}>
                {change.proposedBy === ownId ? (
                  ask(change, 'withdraw')
                ) : (
                  <>
                    {me.may.includes('contract.change') && ask(change, 'confirm', true)}
                    {ask(change, 'decline')}
                  </>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {mayPropose && (
        <div className={classes.acts}>
          <Button variant="default" onClick={() => setProposing('amendment')}>
            {said.amend}
          </Button>
          <Button variant="default" onClick={() => setProposing('termination')}>
            {said.terminate}
          </Button>
        </div>
      )}
      {proposing && (
        <Propose
          kind={proposing}
          id={contract.id}
          me={me}
          onProposed={onChanged}
          onClose={() => setProposing(undefined)}
        />
      )}
      {answering && (
        <AnswerDialog
          {...answering}
          id={contract.id}
          me={me}
          onAnswered={onChanged}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </section>
  );
}

type AnswerProps = {
  change: Change;
  answer: Answer;
  id: string;
  me: Me;
  onAnswered: () => Promise<unknown>;
  onClose: () => void;
};

function AnswerDialog({ change, answer, id, me, onAnswered, onClose }: AnswerProps) {
  const { words } = useSpeech();
  const said = words.deal.changes;
  const path = { id, changeId: change.id };
  return (
    <ActDialog
      title={said[answer]}
      button={said[answer]}
      means={
        <>
          <p className={classes.text}>{change.text}</p>
          {answer === 'confirm' && <p>{said.confirmMeans}</p>}
        </>
      }
      {...(answer === 'decline' && { note: { label: words.deal.noteWhy, isNeeded: true, pointer: '/reason' } })}
      draft={{ person: me.person?.id ?? '', name: `change:${change.id}:${answer}` }}
      send={async ({ note }) => {
        if (answer === 'confirm') {
          await api.post('/api/contracts/{id}/changes/{changeId}/confirm', { path, body: { hash: change.hash } });
        } else if (answer === 'decline') {
          await api.post('/api/contracts/{id}/changes/{changeId}/decline', { path, body: { reason: note } });
        } else await api.post('/api/contracts/{id}/changes/{changeId}/withdraw', { path });
        await onAnswered();
      }}
      onClose={onClose}
    />
  );
}

type ProposeProps = { kind: Kind; id: string; me: Me; onProposed: () => Promise<unknown>; onClose: () => void };

function Propose({ kind, id, me, onProposed, onClose }: ProposeProps) {
  const { words } = useSpeech();
  const said = words.deal.changes;
  const draft = draftOf<typeof empty>(me.person?.id ?? '', `change:${id}:${kind}`);
  const empty = { text: '', effectiveOn: new Date().toISOString().slice(0, 10) };
  const [values, setValues] = useState(() => ({ ...empty, ...draft.read() }));
  const { mutation, fields, others } = useSending({ text: '/text', effectiveOn: '/effectiveOn' }, async () => {
    await api.post('/api/contracts/{id}/changes', { path: { id }, body: { kind, ...values } });
    draft.drop();
    await onProposed();
    onClose();
  });
  const change = (changed: Partial<typeof values>) => {
    const now = { ...values, ...changed };
    setValues(now);
    draft.keep(now);
  };
  const isEnd = kind === 'termination';
  return (
    <Dialog onClose={onClose} title={isEnd ? said.terminate : said.amend} size="lg">
      <form
        className={formClasses.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <p>{said.means}</p>
        <TextArea
          id="text"
          data-autofocus
          label={isEnd ? said.endText : said.text}
          minRows={4}
          maxLength={20_000}
          value={values.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          error={fields.text}
        />
        <TextInput
          id="effectiveOn"
          type="date"
          label={isEnd ? said.lastDay : said.effectiveOn}
          value={values.effectiveOn}
          onChange={(event) => change({ effectiveOn: event.currentTarget.value })}
          error={fields.effectiveOn}
        />
        <div className={formClasses.row}>
          <Button type="submit" {...(isEnd && { color: 'red' })} loading={mutation.isPending}>
            {isEnd ? said.terminate : said.amend}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
