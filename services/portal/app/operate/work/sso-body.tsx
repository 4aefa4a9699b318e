import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

/** A provider that an organisation proposes to sign its people in. */
export function SsoBody({ row: { id, title }, onDone }: BodyProps) {
  const { words } = useSpeech();
  const said = words.operate.work;
  const [asked, setAsked] = useState<'approve' | 'disable'>();
  const read = useQuery(operateReads.provider(id));
  return (
    <Known of={read}>
      {(provider) => (
        <>
          <Facts
            facts={[
              [said.issuer, provider.issuer],
              [said.domains, provider.domains.join(', ')],
            ]}
          />
          <div className={form.row}>
            <KeyedButton letter="a" label={said.approve} onClick={() => setAsked('approve')} />
            <KeyedButton letter="r" label={said.decline} variant="default" onClick={() => setAsked('disable')} />
          </div>
          {asked && (
            <Ask
              title={title ?? said.queues.sso_providers}
              means={asked === 'approve' ? said.ssoMeans : words.operate.told}
              label={said.noteOptional}
              isOptional={asked === 'approve'}
              confirm={asked === 'approve' ? said.approve : said.decline}
              send={async ({ note }) => {
                const given = note ? { note } : {};
                if (asked === 'approve') {
                  const body = { expectedVersion: provider.version, ...given };
                  await api.post('/api/organisations/{id}/sso/approve', { path: { id }, body });
                } else await api.post('/api/organisations/{id}/sso/disable', { path: { id }, body: given });
                await onDone({ said: said.did.decided(title ?? '') });
              }}
              onClose={() => setAsked(undefined)}
            />
          )}
        </>
      )}
    </Known>
  );
}
