import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RequestOf, Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { labelled } from '../../record/labelled.ts';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import classes from '../operate.module.css';
import { OrganisationFacts } from '../organisation/facts.tsx';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { EvidenceList } from './evidence-list.tsx';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

/** An organisation that asks to be verified, with what it has sent. */
export function VerificationBody({ row: { id, organisationId }, onDone }: BodyProps) {
  const owner = organisationId ?? '';
  const organisation = useQuery(operateReads.organisation(owner));
  const requests = useQuery(operateReads.requests(owner));
  return (
    <Known of={organisation}>
      {(known) => (
        <Known of={requests}>
          {({ items }) => {
            const request = items.find((one) => one.id === id);
            return request && <Decide organisation={known} request={request} onDone={onDone} />;
          }}
        </Known>
      )}
    </Known>
  );
}

type Decision = RequestOf<'/api/organisations/verification-requests/{id}/decide', 'post'>['body'];
type DecideProps = {
  organisation: Schemas['Organisation'];
  request: Schemas['VerificationRequest'];
  onDone: BodyProps['onDone'];
};

function Decide({ organisation, request, onDone }: DecideProps) {
  const { words, labels, language } = useSpeech();
  const said = words.operate.work;
  const [asked, setAsked] = useState<'approve' | 'decline'>();
  const [until, setUntil] = useState('');
  const name = textIn(organisation.name, language).text;
  const decide = (body: Decision) =>
    api.post('/api/organisations/verification-requests/{id}/decide', {
      path: { id: request.id },
      body: { ...body, ...(organisation.version !== undefined && { expectedVersion: organisation.version }) },
    });
  return (
    <>
      <OrganisationFacts organisation={organisation} />
      <div>
        <h3>{said.evidence}</h3>
        <EvidenceList evidence={request.evidence} />
        <p className={classes.quiet}>{said.linkWarning}</p>
      </div>
      <div className={form.row}>
        <KeyedButton letter="a" label={said.approve} onClick={() => setAsked('approve')} />
        <KeyedButton letter="r" label={said.decline} variant="default" onClick={() => setAsked('decline')} />
      </div>
      {asked === 'approve' && (
        <Ask
          title={said.approveTitle}
          means={said.approveMeans}
          label={said.noteOptional}
          isOptional
          confirm={said.approve}
          send={async ({ note }) => {
            await decide({
              decision: 'approve',
              ...(note && { note }),
              ...(until && { validUntil: `${until}T23:59:59Z` }),
            });
            await onDone({ said: said.did.approved(name) });
          }}
          onClose={() => setAsked(undefined)}
        >
          <TextInput
            type="date"
            label={`${said.validUntil} (${words.common.optional})`}
            description={said.validUntilHelp}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </Ask>
      )}
      {asked === 'decline' && (
        <Ask
          title={said.declineTitle}
          codes={labelled(labels.verificationReasons)}
          label={words.operate.noteForOwner}
          confirm={said.decline}
          send={async ({ reasons, note }) => {
            await decide({
              decision: 'decline',
              reasons: reasons as Schemas['VerificationReason'][],
              ...(note && { note }),
            });
            await onDone({ said: said.did.declined(name) });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
