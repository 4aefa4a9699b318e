import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { useSpeech } from '../words/words.tsx';

type CodeFormProps = { onOpened: () => Promise<void>; onBack: () => void };

/** The second factor: a code of the app, or one of the recovery codes. */
export function CodeForm({ onOpened, onBack }: CodeFormProps) {
  const { words } = useSpeech();
  const form = useForm({ initialValues: { code: '' } });
  const { mutation, fields, others } = useSending({ code: '/code' }, async ({ code }: { code: string }) => {
    await api.post('/api/sessions/second-factor', { body: { code: code.trim() } });
    await onOpened();
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
      <ErrorSummary error={mutation.error} fields={fields} others={others} />
      <TextInput
        id="code"
        label={words.signIn.code}
        description={words.signIn.codeHelp}
        autoComplete="one-time-code"
        inputMode="text"
        maxLength={20}
        required
        withAsterisk={false}
        autoFocus
        error={fields.code}
        {...form.getInputProps('code')}
      />
      <div className={classes.row}>
        <Button type="submit" loading={mutation.isPending}>
          {words.signIn.codeButton}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {words.common.back}
        </Button>
      </div>
    </form>
  );
}
