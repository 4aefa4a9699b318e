import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary, FormIncomplete } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './deal.module.css';
import { readersAsked, readersIn } from './readers.ts';
import { type Deal, dealReads } from './reads.ts';

type AskToReadProps = { deal: Deal; person: string; name: string };

/** Asks the seller to let oneself read what is for named people alone: by a message with the number that names one. */
export function AskToRead({ deal, person, name }: AskToReadProps) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.deal.disclosure;
  const asking = useMutation({
    mutationFn: () =>
      api.post('/api/deals/{id}/messages', { path: { id: deal.id }, body: { text: said.askText(name, person) } }),
    onSuccess: (changed) => queryClient.setQueryData(dealReads.deal(deal.id).queryKey, changed),
  });
  if (readersAsked(deal.events).includes(person)) return <p className={classes.quiet}>{said.asked}</p>;
  return (
    <>
      <ErrorSummary error={asking.error} />
      <Button variant="default" loading={asking.isPending} onClick={() => asking.mutate()}>
        {said.ask}
      </Button>
      <p className={classes.quiet}>{said.askHelp}</p>
    </>
  );
}

type NamePeopleProps = { deal: Deal; standing: readonly string[]; onDone: () => Promise<unknown>; onClose: () => void };

/** Names the people who may read everything: those who asked stand there already. */
export function NamePeople({ deal, standing, onDone, onClose }: NamePeopleProps) {
  const { words } = useSpeech();
  const said = words.deal.disclosure;
  const [text, setText] = useState(() => [...new Set([...standing, ...readersAsked(deal.events)])].join('\n'));
  const people = readersIn(text);
  const { mutation, fields, others } = useSending({ people: '/people' }, async () => {
    if (people.length === 0) throw new FormIncomplete();
    await api.post('/api/deals/{id}/disclosures', { path: { id: deal.id }, body: { tier: 'T3', people } });
    await onDone();
    onClose();
  });
  const missing = mutation.error instanceof FormIncomplete ? words.errors.needed : undefined;
  return (
    <Dialog onClose={onClose} title={said.name} size="lg">
      <form
        className={formClasses.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={{ people: fields.people ?? missing }} others={others} />
        <p>{said.nameMeans}</p>
        <TextArea
          id="people"
          label={said.numbers}
          description={said.numbersHelp}
          minRows={3}
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fields.people ?? missing}
        />
        <p className={classes.quiet}>{said.people(people.length)}</p>
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {said.name}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
