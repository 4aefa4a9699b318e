import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import joinClasses from '../join/join.module.css';
import pageClasses from '../page/page.module.css';
import { useSpeech } from '../words/words.tsx';

const POINTERS = { password: '/password', newPassword: '/newPassword' } as const;

/** Another password in place of the present one. */
export function Password() {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.account.password;
  const form = useForm({ initialValues: { password: '', newPassword: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async (body: typeof form.values) => {
    await api.post('/api/account/password', { body });
    form.reset();
    await queryClient.invalidateQueries({ queryKey: ['account'] });
  });
  const input = (name: keyof typeof POINTERS) => ({
    ...form.getInputProps(name),
    id: name,
    error: fields[name],
    required: true,
    maxLength: 200,
    visibilityToggleButtonProps: { 'aria-label': words.signIn.showPassword },
  });
  return (
    <section className={joinClasses.section}>
      <h2>{said.title}</h2>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <PasswordInput label={said.present} autoComplete="current-password" {...input('password')} />
        <PasswordInput
          label={said.next}
          description={said.nextHelp}
          autoComplete="new-password"
          {...input('newPassword')}
        />
        <div className={formClasses.row}>
          <Button type="submit" variant="default" loading={mutation.isPending}>
            {said.change}
          </Button>
        </div>
      </form>
      <p className={pageClasses.status} role="status">
        {mutation.isSuccess && said.changed}
      </p>
    </section>
  );
}
