import { Button, Modal, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { useSpeech } from '../words/words.tsx';

type Noun = 'listings' | 'demands';
type OwnProps = { noun: Noun; id: string; version: number };

/** Makes a new draft of what a record says, and goes there. */
export function CopyRecord({ noun, id }: Pick<OwnProps, 'noun' | 'id'>) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const copy = useMutation({
    mutationFn: async (): Promise<{ id: string }> =>
      noun === 'listings'
        ? api.post('/api/listings/{id}/copy', { path: { id } })
        : api.post('/api/demands/{id}/copy', { path: { id } }),
    onSuccess: async (made) => {
      queryClient.invalidateQueries({ queryKey: [noun, 'list'] });
      const step = noun === 'listings' ? 'what' : 'need';
      await router.navigate({ to: `/${noun}/$id/edit`, params: { id: made.id }, search: { step } });
    },
  });
  return (
    <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
      {words.record.copy}
    </Button>
  );
}

/** Deletes a draft, after saying that it cannot be undone. */
export function DeleteDraft({ noun, id, version }: OwnProps) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [isAsking, asking] = useDisclosure(false);
  const { mutation } = useSending({}, async () => {
    const query = { expectedVersion: version };
    if (noun === 'listings') await api.delete('/api/listings/{id}', { path: { id }, query });
    else await api.delete('/api/demands/{id}', { path: { id }, query });
    queryClient.invalidateQueries({ queryKey: [noun, 'list'] });
    await router.navigate({ to: `/${noun}` });
    queryClient.removeQueries({ queryKey: [noun, 'one', id] });
  });
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {words.record.deleteDraft}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={words.record.deleteDraft}>
        <ErrorSummary error={mutation.error} />
        <p>{words.record.deleteMeans}</p>
        <div className={classes.row}>
          <Button color="red" data-autofocus loading={mutation.isPending} onClick={() => mutation.mutate(undefined)}>
            {words.record.deleteDraft}
          </Button>
          <Button variant="default" onClick={asking.close}>
            {words.common.cancel}
          </Button>
        </div>
      </Modal>
    </>
  );
}

/** A later last day for what is on the market or has run out. */
export function Renew({ noun, id, version, until }: OwnProps & { until: string | null | undefined }) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, asking] = useDisclosure(false);
  const [day, setDay] = useState('');
  const { mutation, fields, others } = useSending(
    { day: noun === 'listings' ? '/validUntil' : '/deadline' },
    async () => {
      const given = { expectedVersion: version };
      if (noun === 'listings') {
        const body = { ...given, ...(day && { validUntil: day }) };
        queryClient.setQueryData(
          reads.listing(id).queryKey,
          await api.post('/api/listings/{id}/renew', { path: { id }, body }),
        );
      } else {
        const body = { ...given, ...(day && { deadline: day }) };
        queryClient.setQueryData(
          reads.demand(id).queryKey,
          await api.post('/api/demands/{id}/renew', { path: { id }, body }),
        );
      }
      queryClient.invalidateQueries({ queryKey: [noun, 'list'] });
      asking.close();
    },
  );
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {words.record.renew}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={words.record.renew}>
        <form
          className={classes.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mutation.mutate(undefined);
          }}
        >
          <ErrorSummary error={mutation.error} fields={fields} others={others} />
          {until && <p>{words.record.offeredUntil(format.day(until))}</p>}
          <TextInput
            id="day"
            type="date"
            data-autofocus
            label={words.record.renewUntil}
            description={words.record.renewHelp}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={fields.day}
          />
          <div className={classes.row}>
            <Button type="submit" loading={mutation.isPending}>
              {words.record.renew}
            </Button>
            <Button variant="default" onClick={asking.close}>
              {words.common.cancel}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
