import { Alert } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { reads } from '../client/reads.ts';
import { LanguageMenu } from '../shell/language-menu.tsx';
import { useSpeech } from '../words/words.tsx';
import { CodeForm } from './code-form.tsx';
import { PasswordForm } from './password-form.tsx';
import classes from './sign-in.module.css';
import { SsoForm } from './sso-form.tsx';

const route = getRouteApi('/sign-in');

/** Three ways in: a password with a second factor where one is set up, a passkey, the provider of the organisation. */
export function SignInPage() {
  const { words, speak } = useSpeech();
  const { to = '/', ended } = route.useSearch();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState<'password' | 'code' | 'sso'>('password');
  const enter = async () => {
    queryClient.clear();
    const { person } = await queryClient.fetchQuery(reads.me());
    if (person) await speak(person.language);
    router.history.push(`/app${to}`);
  };
  const title = step === 'code' ? words.signIn.codeTitle : words.signIn.title;
  return (
    <div className={classes.page}>
      <title>{`${title} – ${words.site}`}</title>
      <header className={classes.top}>
        <a className={classes.brand} href="/">
          {words.site}
        </a>
        <LanguageMenu onChoose={speak} />
      </header>
      <main className={classes.box}>
        <h1>{title}</h1>
        {ended && (
          <Alert color="accent" variant="light" role="status">
            {words.signIn.ended}
          </Alert>
        )}
        {step === 'password' && (
          <PasswordForm onOpened={enter} onCodeDue={() => setStep('code')} onSso={() => setStep('sso')} />
        )}
        {step === 'code' && <CodeForm onOpened={enter} onBack={() => setStep('password')} />}
        {step === 'sso' && <SsoForm returnTo={`/app${to}`} onBack={() => setStep('password')} />}
        <hr />
        <p>
          {words.signIn.noAccount} <a href="/account/sign-up">{words.signIn.signUp}</a>
        </p>
        <p>
          <a href="/">{words.signIn.publicPages}</a>
        </p>
      </main>
    </div>
  );
}
