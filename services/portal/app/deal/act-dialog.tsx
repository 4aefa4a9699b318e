import { Button, Checkbox, Radio } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { type ReactNode, useMemo, useState } from 'react';
import { draftOf } from '../form/draft.ts';
import { ErrorSummary, FormIncomplete } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { Dialog } from '../page/dialog.tsx';
import { labelled } from '../record/labelled.ts';
import { useSpeech } from '../words/words.tsx';

export type Given = { note: string; reason: Schemas['DeclineReason'] | '' };

export type ActDialogProps = {
  title: string;
  /** What it does, to both sides. */
  means: ReactNode;
  /** What the button says. */
  button: string;
  /** A text that goes with it. */
  note?: { label: string; isNeeded: boolean; pointer?: string };
  /** Whether it needs a coded reason. */
  withReason?: boolean;
  /** What the reader must agree to first. */
  consent?: { label: string; needed: string } | undefined;
  isHard?: boolean;
  /** Under which name what was typed is kept on this device. */
  draft: { person: string; name: string };
  send: (given: Given) => Promise<unknown>;
  onClose: () => void;
};

/** One thing that somebody does in a deal: what it means, what goes with it, and what was agreed to before it is sent. */
export function ActDialog(props: ActDialogProps) {
  const { title, means, button, note, withReason = false, consent, isHard = false, send, onClose } = props;
  const { words, labels } = useSpeech();
  const queryClient = useQueryClient();
  const draft = useMemo(
    () => draftOf<Given>(props.draft.person, props.draft.name),
    [props.draft.person, props.draft.name],
  );
  const [given, setGiven] = useState<Given>(() => ({ note: '', reason: '', ...draft.read() }));
  const [isAgreed, setIsAgreed] = useState(false);
  const isNoteNeeded = note?.isNeeded || (withReason && given.reason === 'other');
  const faults = {
    reason: withReason && given.reason === '' ? words.errors.needed : undefined,
    note: note && isNoteNeeded && given.note.trim() === '' ? words.errors.needed : undefined,
    consent: consent && !isAgreed ? consent.needed : undefined,
  };
  const { mutation, fields, others } = useSending(
    { note: note?.pointer ?? '/note', reason: '/reason', consent: '/consent' },
    async () => {
      if (Object.values(faults).some(Boolean)) throw new FormIncomplete();
      await send({ ...given, note: given.note.trim() });
      draft.drop();
      onClose();
    },
  );
  const isIncomplete = mutation.error instanceof FormIncomplete;
  const shown = isIncomplete ? { ...fields, ...faults } : fields;
  const change = (changed: Partial<Given>) => {
    const now = { ...given, ...changed };
    setGiven(now);
    draft.keep(now);
  };
  return (
    <Dialog onClose={onClose} title={title} size="lg">
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined, {
            // Somebody else may have moved it meanwhile: the page shows the newer state behind the dialog.
            onError: () => queryClient.invalidateQueries({ queryKey: ['deals', 'one'] }),
          });
        }}
      >
        <ErrorSummary error={mutation.error} fields={shown} others={others} />
        <div>{means}</div>
        {withReason && (
          <Radio.Group
            label={words.deal.means.loseReason}
            value={given.reason}
            onChange={(reason) => change({ reason: reason as Given['reason'] })}
            error={shown.reason}
          >
            {labelled(labels.declineReasons).map(({ value, label }, at) => (
              <Radio key={value} mt="xs" value={value} label={label} {...(at === 0 && { id: 'reason' })} />
            ))}
          </Radio.Group>
        )}
        {note && (
          <TextArea
            id="note"
            label={note.label}
            maxLength={2000}
            minRows={3}
            required={isNoteNeeded ?? false}
            {...(!withReason && { 'data-autofocus': true })}
            value={given.note}
            onChange={(event) => change({ note: event.currentTarget.value })}
            error={shown.note}
          />
        )}
        {consent && (
          <Checkbox
            id="consent"
            label={consent.label}
            checked={isAgreed}
            onChange={(event) => setIsAgreed(event.currentTarget.checked)}
            error={shown.consent}
          />
        )}
        <div className={classes.row}>
          <Button type="submit" {...(isHard && { color: 'red' })} loading={mutation.isPending}>
            {button}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
