import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import operateClasses from './operate.module.css';

export type Said = { reasons: string[]; note: string };

type AskProps = {
  title: string;
  /** What it does, before it is done. */
  means?: ReactNode;
  /** Codes to choose from; none: words alone. */
  codes?: readonly { value: string; label: string }[];
  /** Over the words; undefined: nothing is asked but whether. */
  label?: string;
  help?: string;
  isOptional?: boolean;
  confirm: string;
  isDangerous?: boolean;
  /** More to fill in, of the caller. */
  children?: ReactNode;
  send: (said: Said) => Promise<unknown>;
  onClose: () => void;
};

const POINTERS = { reasons: '/reasons', note: '/note', reason: '/reason', decision: '/decision' };

/** Asks why, or whether at all, before something is done that others feel. */
export function Ask(props: AskProps) {
  const { title, means, codes, label, help, isOptional, confirm, isDangerous, children, send, onClose } = props;
  const { words } = useSpeech();
  const [reasons, setReasons] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const { mutation, fields, others } = useSending(POINTERS, async () => {
    await send({ reasons, note: note.trim() });
    onClose();
  });
  const noteFault = fields.note ?? fields.reason ?? fields.decision;
  return (
    <Dialog onClose={onClose} title={title}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={{ reasons: fields.reasons, note: noteFault }} others={others} />
        {means && <p>{means}</p>}
        {codes && (
          <fieldset className={operateClasses.codes} id="reasons" tabIndex={-1}>
            <legend>{words.operate.reasons}</legend>
            {fields.reasons && <p>{fields.reasons}</p>}
            {codes.map(({ value, label: of }) => (
              <Checkbox
                key={value}
                label={of}
                checked={reasons.includes(value)}
                onChange={({ currentTarget: { checked } }) =>
                  setReasons((known) => (checked ? [...known, value] : known.filter((one) => one !== value)))
                }
              />
            ))}
          </fieldset>
        )}
        {children}
        {label && (
          <TextArea
            id="note"
            label={isOptional || codes ? `${label} (${words.common.optional})` : label}
            description={help}
            required={!(isOptional || codes)}
            {...(!codes && !children && { 'data-autofocus': true })}
            maxLength={1000}
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={noteFault}
          />
        )}
        <div className={classes.row}>
          <Button type="submit" loading={mutation.isPending} {...(isDangerous && { color: 'red' })}>
            {confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
