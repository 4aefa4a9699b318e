import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { api } from '../client/client.ts';
import { problemOf } from '../client/problem.ts';
import { useSpeech } from '../words/words.tsx';

type Answer = RequestOf<'/api/sessions/passkey', 'post'>['body']['response'];

/** Signs in with a passkey; not shown where the browser has none. */
export function PasskeyButton({ onOpened }: { onOpened: () => Promise<void> }) {
  const { words } = useSpeech();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const options = await api.post('/api/sessions/passkey/options', {});
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
      if (!credential) throw new Error('no passkey was chosen');
      // Answers of browsers have more than the document names, which it lets pass.
      const response = credential.toJSON() as unknown as Answer;
      await api.post('/api/sessions/passkey', { body: { response } });
      await onOpened();
    },
  });
  if (!('PublicKeyCredential' in globalThis)) return null;
  return (
    <>
      <Button variant="default" loading={isPending} onClick={() => mutate()}>
        {words.signIn.passkey}
      </Button>
      {error && <p role="alert">{problemOf(error)?.detail ?? words.signIn.passkeyFailed}</p>}
    </>
  );
}
