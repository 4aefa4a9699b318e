import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { draftOf } from '../form/draft.ts';
import classes from '../form/form.module.css';
import { TextArea } from '../form/text-area.tsx';
import { Dialog } from '../page/dialog.tsx';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import type { BoardPair, SideName } from './board-state.ts';

type ContactDialogProps = {
  pair: BoardPair;
  side: SideName;
  person: string;
  onSend: (note: string) => void;
  onClose: () => void;
};

/** A first message to the other side of a pair. What was typed stays on this device until it is sent. */
export function ContactDialog({ pair, side, person, onSend, onClose }: ContactDialogProps) {
  const { words } = useSpeech();
  const draft = useMemo(() => draftOf<{ note: string }>(person, `contact:${pair.id}`), [person, pair.id]);
  const [note, setNote] = useState(() => draft.read()?.note ?? '');
  const other = pair[side === 'listing' ? 'demand' : 'listing'];
  return (
    <Dialog onClose={onClose} title={words.board.contactTitle} size="lg">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          draft.drop();
          onSend(note.trim());
        }}
      >
        <p>
          <Text of={other.title} /> · <Text of={other.organisation.name} />
        </p>
        <TextArea
          data-autofocus
          required
          withAsterisk={false}
          label={words.board.message}
          description={words.board.messageHelp}
          maxLength={2000}
          minRows={4}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
            draft.keep({ note: event.currentTarget.value });
          }}
        />
        <div className={classes.row}>
          <Button type="submit">{words.board.send}</Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
