import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

/** The registration of a contract with an authority, as a party recorded it. */
export function RegistrationBody({ row: { id: place, title }, onDone }: BodyProps) {
  const { words, format } = useSpeech();
  const said = words.operate.work;
  const [id = '', , registrationId = ''] = place.split('/');
  const path = { id, registrationId };
  const [isVoiding, setIsVoiding] = useState(false);
  const read = useQuery(operateReads.contract(id));
  const tell = () => onDone({ said: said.did.decided(title ?? '') });
  const confirming = useMutation({
    mutationFn: () => api.post('/api/contracts/{id}/registrations/{registrationId}/confirm', { path }),
    onSuccess: tell,
  });
  return (
    <Known of={read}>
      {(contract) => {
        const registration = contract.registrations.find((one) => one.id === registrationId);
        return (
          <>
            <ErrorSummary error={confirming.error} />
            <Facts
              facts={[
                [said.contract, format.list(contract.terms.parties.map(({ name }) => name))],
                [said.authority, registration && `${registration.authority} ${registration.number}`],
                [said.registeredOn, registration && format.day(registration.registeredOn)],
                [said.value, registration && format.money(registration.value)],
              ]}
            />
            <div className={form.row}>
              <KeyedButton
                letter="a"
                label={said.confirm}
                loading={confirming.isPending}
                onClick={() => !confirming.isPending && confirming.mutate()}
              />
              <KeyedButton letter="r" label={said.void} variant="default" onClick={() => setIsVoiding(true)} />
            </div>
            {isVoiding && (
              <Ask
                title={said.voidTitle}
                means={words.operate.told}
                label={words.operate.reason}
                confirm={said.void}
                isDangerous
                send={async ({ note }) => {
                  await api.post('/api/contracts/{id}/registrations/{registrationId}/void', {
                    path,
                    body: { reason: note },
                  });
                  await tell();
                }}
                onClose={() => setIsVoiding(false)}
              />
            )}
          </>
        );
      }}
    </Known>
  );
}
