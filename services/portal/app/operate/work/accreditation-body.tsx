import { useQuery } from '@tanstack/react-query';
import type { RequestOf, Schemas } from '@techbourse/client';
import { useState } from 'react';
import { Standing } from '../../agency/standing.tsx';
import { api } from '../../client/client.ts';
import form from '../../form/form.module.css';
import { Facts } from '../../record/facts.tsx';
import { labelled } from '../../record/labelled.ts';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';
import type { BodyProps } from './body-props.ts';
import { KeyedButton } from './keyed-button.tsx';
import { Known } from './known.tsx';

/** An accreditation that an agency asks to have on record, beside those that it has. */
export function AccreditationBody({ row: { id, title, organisationId }, onDone }: BodyProps) {
  const agencyId = organisationId ?? '';
  const requests = useQuery(operateReads.accreditations(agencyId));
  return (
    <Known of={requests}>
      {({ items }) => {
        const request = items.find((one) => one.id === id);
        return request && <Decide request={request} name={title ?? ''} onDone={onDone} />;
      }}
    </Known>
  );
}

type Decision = RequestOf<'/api/agencies/accreditation-requests/{id}/decide', 'post'>['body'];
type DecideProps = { request: Schemas['AccreditationRequest']; name: string; onDone: BodyProps['onDone'] };

function Decide({ request, name, onDone }: DecideProps) {
  const { words, labels, format } = useSpeech();
  const said = words.operate.work;
  const terms = words.verification.accreditation;
  const [asked, setAsked] = useState<'grant' | 'decline'>();
  const decide = (body: Decision) =>
    api.post('/api/agencies/accreditation-requests/{id}/decide', { path: { id: request.id }, body });
  return (
    <>
      <Facts
        facts={[
          [terms.body, request.body],
          [terms.number, request.number],
          [terms.scope, request.scope],
          [terms.from, format.day(request.from)],
          [terms.to, request.to ? format.day(request.to) : terms.noEnd],
          [
            terms.evidence,
            request.evidence && (
              <a href={request.evidence} target="_blank" rel="noopener noreferrer nofollow">
                {said.evidenceLink} ({new URL(request.evidence).host})
              </a>
            ),
          ],
          [terms.remark, request.remark],
        ]}
      />
      {request.evidence && <p className={classes.quiet}>{said.linkWarning}</p>}
      <Standing agencyId={request.agencyId} />
      <div className={form.row}>
        <KeyedButton letter="a" label={said.grant} onClick={() => setAsked('grant')} />
        <KeyedButton letter="r" label={said.decline} variant="default" onClick={() => setAsked('decline')} />
      </div>
      {asked === 'grant' && (
        <Ask
          title={said.grantTitle}
          means={said.grantMeans}
          label={said.noteOptional}
          isOptional
          confirm={said.grant}
          send={async ({ note }) => {
            await decide({ decision: 'grant', ...(note && { note }) });
            await onDone({ said: said.did.approved(name) });
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'decline' && (
        <Ask
          title={said.declineAccreditation}
          codes={labelled(labels.accreditationReasons)}
          label={words.operate.noteForOwner}
          confirm={said.decline}
          send={async ({ reasons, note }) => {
            await decide({
              decision: 'decline',
              reasons: reasons as Schemas['AccreditationReason'][],
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
