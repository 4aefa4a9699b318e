import { Button, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { TextArea } from '../../form/text-area.tsx';
import { Dialog } from '../../page/dialog.tsx';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import type { Deed } from '../done.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';
import { MergePreview } from './merge-preview.tsx';

type MergeDialogProps = {
  organisation: Schemas['Organisation'];
  onDone: (deed: Deed) => Promise<void>;
  onClose: () => void;
};
const SEARCH_MS = 250;
const SHOWN = 8;

/** Merges an organisation into another, after showing what that would do. */
export function MergeDialog({ organisation, onDone, onClose }: MergeDialogProps) {
  const { words, language, format } = useSpeech();
  const said = words.operate.organisations;
  const { id } = organisation;
  const name = textIn(organisation.name, language).text;
  const [typed, setTyped] = useState(firstWord(name));
  const [q] = useDebouncedValue(typed.trim(), SEARCH_MS);
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const found = useInfiniteQuery({ ...operateReads.organisations({ q, state: 'active' }), enabled: q !== '' });
  const others = (found.data?.pages[0]?.items ?? [])
    .filter((one) => one.id !== id && one.kind !== 'operator')
    .slice(0, SHOWN);
  const preview = useQuery({ ...operateReads.mergePreview(id, into), enabled: into !== '' });
  const {
    mutation,
    fields,
    others: faults,
  } = useSending({ into: '/into', reason: '/reason' }, async () => {
    await api.post('/api/organisations/{id}/merge', { path: { id }, body: { into, reason: reason.trim() } });
    const stays = others.find((one) => one.id === into);
    const undo = () => api.post('/api/organisations/{id}/unmerge', { path: { id }, body: { reason: reason.trim() } });
    await onDone({ said: said.merged(textIn(stays?.name, language).text), undo });
    onClose();
  });
  return (
    <Dialog onClose={onClose} title={said.mergeTitle(name)} size="lg">
      <form
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={faults} />
        <TextInput
          type="search"
          data-autofocus
          label={said.mergeSearch}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Radio.Group id="into" label={said.mergeInto} value={into} onChange={setInto} error={fields.into}>
          {others.length === 0 && <p className={classes.quiet}>{said.none}</p>}
          {others.map((one) => (
            <Radio
              key={one.id}
              value={one.id}
              mt="xs"
              label={textIn(one.name, language).text}
              description={format.list([
                words.kinds.organisation[one.kind],
                format.country(one.country),
                one.verified ? said.verified : said.unverified,
              ])}
            />
          ))}
        </Radio.Group>
        <ErrorSummary error={preview.error} />
        {into !== '' && preview.data && <MergePreview preview={preview.data} />}
        <p>{said.mergeMeans}</p>
        <TextArea
          id="reason"
          label={words.operate.reason}
          description={words.operate.inAudit}
          required
          maxLength={500}
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={fields.reason}
        />
        <div className={form.row}>
          <Button
            type="submit"
            color="red"
            loading={mutation.isPending}
            disabled={into === '' || Boolean(preview.error)}
          >
            {said.merge}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A spelling of the whole name may differ by a hyphen: its first word finds the others. */
function firstWord(name: string): string {
  return name.split(/[^\p{L}\p{N}]+/u).find((word) => word.length > 1) ?? name;
}
