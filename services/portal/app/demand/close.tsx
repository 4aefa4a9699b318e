import { Button, Modal, Radio } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { useSpeech } from '../words/words.tsx';
import type { Demand } from './values.ts';

/** Closes a need, as solved or as wanted no more, after saying what that does. */
export function Close({ demand: { id, version } }: { demand: Demand }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, asking] = useDisclosure(false);
  const [outcome, setOutcome] = useState<'solved' | 'withdrawn'>('solved');
  const [note, setNote] = useState('');
  const { mutation, fields, others } = useSending({ outcome: '/outcome', note: '/note' }, async () => {
    const body = { outcome, expectedVersion: version, ...(note.trim() && { note: note.trim() }) };
    const closed = await api.post('/api/demands/{id}/close', { path: { id }, body });
    queryClient.setQueryData(reads.demand(id).queryKey, closed);
    queryClient.invalidateQueries({ queryKey: ['demands', 'list'] });
    asking.close();
  });
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {words.demand.close}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={words.demand.close}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            mutation.mutate(undefined);
          }}
        >
          <ErrorSummary error={mutation.error} fields={fields} others={others} />
          <p>{words.demand.closeMeans}</p>
          <Radio.Group
            label={words.demand.outcome}
            value={outcome}
            onChange={(value) => setOutcome(value === 'solved' ? 'solved' : 'withdrawn')}
          >
            <Radio value="solved" label={words.demand.outcomes.solved} mt="xs" data-autofocus />
            <Radio value="withdrawn" label={words.demand.outcomes.withdrawn} mt="xs" />
          </Radio.Group>
          <TextArea
            id="note"
            label={`${words.demand.note} (${words.common.optional})`}
            maxLength={1000}
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={fields.note}
          />
          <div className={classes.row}>
            <Button type="submit" color="red" loading={mutation.isPending}>
              {words.demand.close}
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
