import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import joinClasses from '../join/join.module.css';
import pageClasses from '../page/page.module.css';
import { useSpeech } from '../words/words.tsx';
import { memberReads } from './reads.ts';
import type { Role } from './roles.ts';

const POINTERS = { email: '/email', role: '/role' } as const;

/** Asks somebody by mail to act for the organisation; what waits for an answer can be taken back. */
export function Invite({ organisationId, roles }: { organisationId: string; roles: readonly Role[] }) {
  const { words, language, format } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.member;
  const { data } = useQuery(memberReads.invitations(organisationId));
  const waiting = (data?.items ?? []).filter(({ state }) => state === 'pending');
  const renew = () => queryClient.invalidateQueries({ queryKey: ['organisations', organisationId, 'members'] });
  const form = useForm({ initialValues: { email: '', role: 'editor' as Role } });
  const { mutation, fields, others } = useSending(POINTERS, async ({ email, role }: typeof form.values) => {
    const sent = await api.post('/api/organisations/{id}/invitations', {
      path: { id: organisationId },
      body: { email: email.trim(), role, language },
    });
    form.reset();
    await renew();
    return sent;
  });
  const revoke = useMutation({
    mutationFn: (invitationId: string) =>
      api.delete('/api/organisations/{id}/invitations/{invitationId}', { path: { id: organisationId, invitationId } }),
    onSettled: renew,
  });
  return (
    <section className={joinClasses.section}>
      <h2>{said.invite}</h2>
      <p>{said.inviteHelp}</p>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <TextInput
          id="email"
          type="email"
          label={said.email}
          required
          maxLength={254}
          error={fields.email}
          {...form.getInputProps('email')}
        />
        <Select
          id="role"
          label={said.role}
          description={said.roleHelp}
          data={roles.map((value) => ({ value, label: words.kinds.role[value] }))}
          allowDeselect={false}
          error={fields.role}
          {...form.getInputProps('role')}
        />
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {said.send}
          </Button>
        </div>
      </form>
      <p className={pageClasses.status} role="status">
        {mutation.data && said.sent(mutation.data.email)}
      </p>
      <ErrorSummary error={revoke.error} />
      {waiting.length > 0 && (
        <>
          <h3>{said.waiting}</h3>
          <ul className={joinClasses.list}>
            {waiting.map(({ id, email, role, expiresAt }) => (
              <li key={id} className={joinClasses.organisation}>
                <div className={joinClasses.line}>
                  <div>
                    {email} · {words.kinds.role[role]}
                    <div className={joinClasses.about}>{words.record.until(format.day(expiresAt))}</div>
                  </div>
                  <Button
                    variant="default"
                    aria-label={`${said.revoke}: ${email}`}
                    loading={revoke.isPending && revoke.variables === id}
                    onClick={() => revoke.mutate(id)}
                  >
                    {said.revoke}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
