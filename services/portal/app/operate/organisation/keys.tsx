import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import type { Deed } from '../done.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

/** The API keys of an organisation, without their secrets. */
export function Keys({ id, onDone }: { id: string; onDone: (deed: Deed) => Promise<void> }) {
  const { words, format } = useSpeech();
  const said = words.operate.organisations;
  const [asked, setAsked] = useState<{ id: string; name: string }>();
  const { data } = useQuery(operateReads.keys(id));
  if (data?.items.length === 0) return <p className={classes.quiet}>{words.operate.none}</p>;
  return (
    <>
      <ul className={classes.list}>
        {data?.items.map((key) => (
          <li key={key.id}>
            {key.name} ({key.start}…){' '}
            <span className={classes.quiet}>
              {key.scopes.join(', ')}
              {key.lastUsedAt && ` · ${said.keyUsed} ${format.ago(key.lastUsedAt)}`}
            </span>{' '}
            {key.issuerSuspended && <span className={classes.bad}>{said.issuerSuspended}</span>}{' '}
            <Button size="compact-sm" variant="default" onClick={() => setAsked(key)}>
              {said.revoke}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <Ask
          title={said.revokeTitle(asked.name)}
          means={said.revokeMeans}
          confirm={said.revoke}
          isDangerous
          send={async () => {
            await api.delete('/api/organisations/{id}/keys/{keyId}', { path: { id, keyId: asked.id } });
            await onDone({ said: words.operate.work.did.decided(asked.name) });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
