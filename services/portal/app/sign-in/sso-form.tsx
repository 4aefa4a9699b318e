import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { useSpeech } from '../words/words.tsx';

type SsoFormProps = { returnTo: string; onBack: () => void };

/** The work address says where the organisation signs its people in; the browser goes there and comes back. */
export function SsoForm({ returnTo, onBack }: SsoFormProps) {
  const { words } = useSpeech();
  const form = useForm({ initialValues: { email: '' } });
  const { mutation, fields, others } = useSending({ email: '/email' }, async ({ email }: { email: string }) => {
    const { redirectTo } = await api.post('/api/sso/start', { body: { email, returnTo } });
    location.assign(redirectTo);
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
      <ErrorSummary error={mutation.error} fields={fields} others={others} />
      <TextInput
        id="email"
        label={words.signIn.email}
        description={words.signIn.ssoHelp}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        error={fields.email}
        {...form.getInputProps('email')}
      />
      <div className={classes.row}>
        <Button type="submit" loading={mutation.isPending}>
          {words.signIn.ssoButton}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {words.signIn.withPassword}
        </Button>
      </div>
    </form>
  );
}
