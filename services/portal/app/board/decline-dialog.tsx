import { Button, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import classes from '../form/form.module.css';
import { Dialog } from '../page/dialog.tsx';
import { labelled } from '../record/labelled.ts';
import { useSpeech } from '../words/words.tsx';
import boardClasses from './board.module.css';

type DeclineDialogProps = { onDecline: (reason: Schemas['DeclineReason'], note: string) => void; onClose: () => void };

/** Why one declines: a code, by its number on the keyboard; `other` needs words. */
export function DeclineDialog({ onDecline, onClose }: DeclineDialogProps) {
  const { words, labels } = useSpeech();
  const [isOther, setIsOther] = useState(false);
  const [note, setNote] = useState('');
  const reasons = labelled(labels.declineReasons);
  const choose = (reason: Schemas['DeclineReason']) => (reason === 'other' ? setIsOther(true) : onDecline(reason, ''));
  // From the first moment: who knows the numbers types on without a look.
  useHotkeys(reasons.map(({ value }, at) => [String(at + 1), () => isOther || choose(value)]));
  return (
    <Dialog onClose={onClose} title={words.board.declineTitle}>
      {isOther ? (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            onDecline('other', note.trim());
          }}
        >
          <TextInput
            autoFocus
            required
            withAsterisk={false}
            label={words.board.otherReason}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={classes.row}>
            <Button type="submit">{words.board.decisions.decline}</Button>
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className={boardClasses.reasons}>
          {reasons.map(({ value, label }, at) => (
            <Button
              key={value}
              variant="default"
              justify="flex-start"
              {...(at === 0 && { 'data-autofocus': true })}
              onClick={() => choose(value)}
            >
              {at + 1}. {label}
            </Button>
          ))}
        </div>
      )}
    </Dialog>
  );
}
