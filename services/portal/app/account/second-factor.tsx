import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import joinClasses from '../join/join.module.css';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './account.module.css';
import { accountReads } from './reads.ts';

type Secret = AnswerOf<'/api/account/second-factor', 'post'>;

/** Whether a code is asked for beside the password; it is set up and removed here. */
export function SecondFactor() {
  const { words, format } = useSpeech();
  const { data: account } = useQuery(accountReads.account());
  const [asked, setAsked] = useState<'set up' | 'remove'>();
  const said = words.account.factor;
  const isOn = account?.secondFactor ?? false;
  return (
    <section className={joinClasses.section}>
      <h2>{said.title}</h2>
      <p>{isOn ? said.on(format.number(account?.recoveryCodesLeft ?? 0)) : said.off}</p>
      <Button variant={isOn ? 'default' : 'filled'} onClick={() => setAsked(isOn ? 'remove' : 'set up')}>
        {isOn ? said.remove : said.setUp}
      </Button>
      {asked === 'set up' && <SetUp onClose={() => setAsked(undefined)} />}
      {asked === 'remove' && <Remove onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** By ids that are not those of the page below. */
const POINTERS = { 'own-password': '/password', code: '/code' } as const;

/** The password, then the key for the app and its first code, then what opens the account when the app is lost. */
function SetUp({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.account.factor;
  const [secret, setSecret] = useState<Secret>();
  const [codes, setCodes] = useState<readonly string[]>();
  const form = useForm({ initialValues: { password: '', code: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async ({ password, code }: typeof form.values) => {
    if (!secret) {
      setSecret(await api.post('/api/account/second-factor', { body: { password } }));
      return;
    }
    const { recoveryCodes } = await api.post('/api/account/second-factor/confirm', { body: { code: code.trim() } });
    setCodes(recoveryCodes);
    await queryClient.invalidateQueries({ queryKey: ['account'] });
    await queryClient.invalidateQueries({ queryKey: reads.me().queryKey });
  });
  if (codes) {
    return (
      <Dialog onClose={onClose} title={said.codesTitle}>
        <p>{said.codes}</p>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button onClick={onClose}>{said.kept}</Button>
      </Dialog>
    );
  }
  return (
    <Dialog onClose={onClose} title={said.setUp}>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        {secret ? (
          <>
            <p>{said.key}</p>
            <p className={classes.secret}>
              <code>{secret.secret}</code>
            </p>
            <p>
              <a href={secret.uri}>{said.openApp}</a>
            </p>
            <TextInput
              id="code"
              label={said.code}
              required
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              error={fields.code}
              {...form.getInputProps('code')}
            />
          </>
        ) : (
          <OwnPassword error={fields['own-password']} {...form.getInputProps('password')} />
        )}
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {secret ? said.switchOn : words.common.next}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Remove({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const said = words.account.factor;
  const form = useForm({ initialValues: { password: '', code: '' } });
  const { mutation, fields, others } = useSending(POINTERS, async ({ password, code }: typeof form.values) => {
    await api.post('/api/account/second-factor/remove', { body: { password, code: code.trim() } });
    await queryClient.invalidateQueries({ queryKey: ['account'] });
    await queryClient.invalidateQueries({ queryKey: reads.me().queryKey });
    onClose();
  });
  return (
    <Dialog onClose={onClose} title={said.remove}>
      <form className={formClasses.form} noValidate onSubmit={form.onSubmit((values) => mutation.mutate(values))}>
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <p>{said.removeMeans}</p>
        <OwnPassword error={fields['own-password']} {...form.getInputProps('password')} />
        <TextInput
          id="code"
          label={said.codeOrRecovery}
          required
          autoComplete="one-time-code"
          maxLength={20}
          error={fields.code}
          {...form.getInputProps('code')}
        />
        <div className={formClasses.row}>
          <Button type="submit" color="red.9" loading={mutation.isPending}>
            {said.remove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who is at the browser shows that it is the person whose account it is. */
export function OwnPassword(props: { error?: string | undefined; value?: string }) {
  const { words } = useSpeech();
  return (
    <PasswordInput
      id="own-password"
      label={words.account.password.present}
      required
      autoComplete="current-password"
      maxLength={200}
      visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
      {...props}
    />
  );
}
