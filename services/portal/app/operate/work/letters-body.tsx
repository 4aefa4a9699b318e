import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { useSpeech } from '../../words/words.tsx';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';

/** Failed jobs of one kind. */
export function LettersBody({ row: { id }, onDone }: BodyProps) {
  const { words } = useSpeech();
  const said = words.operate.work;
  const [, job = ''] = id.split('/');
  const replaying = useMutation({
    mutationFn: () => api.post('/api/operations/dead-letters/replay', { body: { job } }),
    onSuccess: () => onDone({ said: said.did.replayed(job) }),
  });
  return (
    <>
      <ErrorSummary error={replaying.error} />
      <p>{words.operate.engines.lettersLead}</p>
      <div className={form.row}>
        <KeyedButton
          letter="a"
          label={said.replay}
          loading={replaying.isPending}
          onClick={() => !replaying.isPending && replaying.mutate()}
        />
        <Button variant="default" renderRoot={(props) => <Link to="/operate/engines" {...props} />}>
          {said.toLetters}
        </Button>
      </div>
    </>
  );
}
