import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import joinClasses from '../join/join.module.css';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import { accountReads } from './reads.ts';
import { OwnPassword } from './second-factor.tsx';

type Answer = RequestOf<'/api/account/passkeys', 'post'>['body']['response'];

/** Passkeys that sign the person in; not shown where the browser has none. */
export function Passkeys() {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const { data } = useQuery(accountReads.passkeys());
  const said = words.account.passkeys;
  const passkeys = data?.items ?? [];
  const remove = useMutation({
    mutationFn: (id: string) => api.delete('/api/account/passkeys/{id}', { path: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: accountReads.passkeys().queryKey }),
  });
  const hasKeys = 'PublicKeyCredential' in globalThis;
  return (
    <section className={joinClasses.section}>
      <h2>{said.title}</h2>
      <p>{hasKeys ? said.lead : said.noneHere}</p>
      <ErrorSummary error={remove.error} />
      {passkeys.length > 0 && (
        <ul className={joinClasses.list}>
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id} className={joinClasses.organisation}>
              <div className={joinClasses.line}>
                <div>
                  <strong>{name}</strong>
                  <div className={joinClasses.about}>{words.member.since(format.day(createdAt))}</div>
                </div>
                <Button
                  variant="default"
                  aria-label={`${words.common.remove}: ${name}`}
                  loading={remove.isPending && remove.variables === id}
                  onClick={() => remove.mutate(id)}
                >
                  {words.common.remove}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasKeys && (
        <Button variant="default" onClick={() => setIsAdding(true)}>
          {said.add}
        </Button>
      )}
      {isAdding && <Add onClose={() => setIsAdding(false)} />}
    </section>
  );
}

const POINTERS = { name: '/name', 'own-password': '/password' } as const;

function Add({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.account.passkeys;
  const form = useForm({ initialValues: { name: '', password: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async ({ name, password }: typeof form.values) => {
    const options = await api.post('/api/account/passkeys/options', { body: { password } });
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as unknown as PublicKeyCredentialCreationOptionsJSON,
    );
    const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
    if (!made) throw new Error('no passkey was made');
    // Answers of browsers have more than the document names, which it lets pass.
    const response = made.toJSON() as unknown as Answer;
    await api.post('/api/account/passkeys', { body: { name: name.trim() || said.unnamed, response } });
    await queryClient.invalidateQueries({ queryKey: accountReads.passkeys().queryKey });
    onClose();
  });
  return (
    <Dialog onClose={onClose} title={said.add}>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <TextInput
          id="name"
          label={`${said.name} (${words.common.optional})`}
          description={said.nameHelp}
          maxLength={100}
          error={fields.name}
          {...form.getInputProps('name')}
        />
        <OwnPassword error={fields['own-password']} {...form.getInputProps('password')} />
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {words.common.next}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
