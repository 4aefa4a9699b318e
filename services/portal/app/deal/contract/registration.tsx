import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import type { Me } from '../../client/reads.ts';
import { draftOf } from '../../form/draft.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import formClasses from '../../form/form.module.css';
import { useSending } from '../../form/sending.ts';
import { Dialog } from '../../page/dialog.tsx';
import { useSpeech } from '../../words/words.tsx';
import { ActDialog } from '../act-dialog.tsx';
import dealClasses from '../deal.module.css';
import type { Contract, Deal } from '../reads.ts';
import classes from './contract.module.css';

type RegistrationProps = { contract: Contract; deal: Deal; me: Me; onChanged: () => Promise<unknown> };

/** The registration of a contract with an authority: what stands, what was taken back, and recording it. */
export function Registration({ contract, deal, me, onChanged }: RegistrationProps) {
  const { words, format } = useSpeech();
  const [asked, setAsked] = useState<'record' | 'void'>();
  const said = words.deal.contract;
  const own = said.registering;
  const { registration, registrations } = contract;
  const { id } = contract;
  const isParty = deal.side !== null;
  const mayVoid =
    isParty &&
    registration?.state === 'self_recorded' &&
    registration.recordedBy === me.organisation?.id &&
    me.may.includes('registration.void');
  const mayRecord = isParty && !registration && me.may.includes('registration.record');
  return (
    <section>
      <h2>{said.registration}</h2>
      {registrations.length === 0 && <p className={classes.quiet}>{own.none}</p>}
      <ul className={dealClasses.plain}>
        {registrations.map((one) => (
          <li key={one.id}>
            {said.registered(one.authority, one.number)}, {format.day(one.registeredOn)} · {format.money(one.value)} ·{' '}
            {said.registrationStates[one.state]}
            {one.voided && `: ${one.voided.reason}`}
          </li>
        ))}
      </ul>
      {mayRecord && (
        <Button variant="default" onClick={() => setAsked('record')}>
          {own.record}
        </Button>
      )}
      {mayVoid && (
        <Button variant="default" onClick={() => setAsked('void')}>
          {own.takeBack}
        </Button>
      )}
      {asked === 'record' && (
        <RecordRegistration
          contract={contract}
          person={me.person?.id ?? ''}
          onDone={onChanged}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'void' && registration && (
        <ActDialog
          title={own.takeBack}
          button={own.takeBack}
          means={<p>{own.takeBackMeans}</p>}
          note={{ label: words.deal.noteWhy, isNeeded: true, pointer: '/reason' }}
          isHard
          draft={{ person: me.person?.id ?? '', name: `registration:${id}:void` }}
          onClose={() => setAsked(undefined)}
          send={async ({ note }) => {
            const path = { id, registrationId: registration.id };
            await api.post('/api/contracts/{id}/registrations/{registrationId}/void', { path, body: { reason: note } });
            await onChanged();
          }}
        />
      )}
    </section>
  );
}

const POINTERS = { authority: '/authority', number: '/number', registeredOn: '/registeredOn' };
type RecordRegistrationProps = {
  contract: Contract;
  person: string;
  onDone: () => Promise<unknown>;
  onClose: () => void;
};

/** Records what the authority has registered; the values are those of the contract. */
function RecordRegistration({ contract: { id, terms }, person, onDone, onClose }: RecordRegistrationProps) {
  const { words, format } = useSpeech();
  const own = words.deal.contract.registering;
  const empty = { authority: '', number: '', registeredOn: '' };
  const draft = draftOf<typeof empty>(person, `registration:${id}`);
  const [values, setValues] = useState(() => ({ ...empty, ...draft.read() }));
  const { mutation, fields, others } = useSending(POINTERS, async () => {
    const { authority, number, registeredOn } = values;
    await api.post('/api/contracts/{id}/registration', {
      path: { id },
      body: { authority: authority.trim(), number: number.trim(), registeredOn },
    });
    draft.drop();
    await onDone();
    onClose();
  });
  const given = (name: keyof typeof empty) => ({
    id: name,
    label: own[name],
    required: true,
    value: values[name],
    error: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const now = { ...values, [name]: event.currentTarget.value };
      setValues(now);
      draft.keep(now);
    },
  });
  return (
    <Dialog onClose={onClose} title={own.record}>
      <form
        className={formClasses.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        <p>{own.means(format.money(terms.value))}</p>
        <TextInput data-autofocus maxLength={300} {...given('authority')} />
        <TextInput maxLength={100} {...given('number')} />
        <TextInput type="date" {...given('registeredOn')} />
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {own.record}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
