import { Alert } from '@mantine/core';
import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';

/** Why a record is a draft again: what the reviewer said, for its owner to mend. */
export function Review({ of: review }: { of: Schemas['RecordReview'] | undefined }) {
  const { words, labels, format } = useSpeech();
  if (!review) return null;
  const { act, reasons, note, at } = review;
  return (
    <Alert
      color="accent"
      variant="light"
      mb="lg"
      title={act === 'return' ? words.record.returned : words.record.heldBack}
    >
      <p>{format.moment(at)}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((code) => (
            <li key={code}>{labels.reviewReasons[code]}</li>
          ))}
        </ul>
      )}
      {note && <p>{note}</p>}
      <p>{words.record.mendAndSend}</p>
    </Alert>
  );
}
