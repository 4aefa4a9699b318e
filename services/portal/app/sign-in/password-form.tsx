import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import classes from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { useSpeech } from '../words/words.tsx';
import { PasskeyButton } from './passkey-button.tsx';

type PasswordFormProps = { onOpened: () => Promise<void>; onCodeDue: () => void; onSso: () => void };

const POINTERS = { email: '/email', password: '/password' };

export function PasswordForm({ onOpened, onCodeDue, onSso }: PasswordFormProps) {
  const { words } = useSpeech();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async (body: { email: string; password: string }) => {
    const { secondFactor } = await api.post('/api/sessions', { body });
    if (secondFactor === 'due') onCodeDue();
    else await onOpened();
  });
  return (
    <>
      <form className={classes.form} onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <TextInput
          id="email"
          label={words.signIn.email}
          type="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          error={fields.email}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          id="password"
          label={words.signIn.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          error={fields.password}
          visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={mutation.isPending}>
          {words.signIn.button}
        </Button>
      </form>
      <p>
        <a href="/account/recover">{words.signIn.forgotten}</a>
      </p>
      <div className={classes.row}>
        <PasskeyButton onOpened={onOpened} />
        <Button variant="default" onClick={onSso}>
          {words.signIn.sso}
        </Button>
      </div>
    </>
  );
}
