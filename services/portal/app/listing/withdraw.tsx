import { Button, Modal } from '@mantine/core';
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
import type { Listing } from './values.ts';

/** Takes a listing off the market, after saying what that does. */
export function Withdraw({ listing: { id, version } }: { listing: Listing }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, asking] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const { mutation, fields, others } = useSending({ reason: '/reason' }, async () => {
    const body = { reason: reason.trim(), expectedVersion: version };
    const withdrawn = await api.post('/api/listings/{id}/withdraw', { path: { id }, body });
    queryClient.setQueryData(reads.listing(id).queryKey, withdrawn);
    queryClient.invalidateQueries({ queryKey: ['listings', 'list'] });
    asking.close();
  });
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {words.listing.withdraw}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={words.listing.withdraw}>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            mutation.mutate(undefined);
          }}
        >
          <ErrorSummary error={mutation.error} fields={fields} others={others} />
          <p>{words.listing.withdrawMeans}</p>
          <TextArea
            id="reason"
            label={words.listing.withdrawReason}
            data-autofocus
            required
            maxLength={1000}
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={fields.reason}
          />
          <div className={classes.row}>
            <Button type="submit" color="red" loading={mutation.isPending}>
              {words.listing.withdraw}
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
