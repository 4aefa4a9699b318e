import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { agencyReads } from '../agency/reads.ts';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useSpeech } from '../words/words.tsx';
import { AccreditationForm } from './accreditation-form.tsx';
import { accreditationStepsOf } from './steps.ts';
import { Steps } from './steps-list.tsx';

/** The accreditation of an agency: what is on record, what was asked for and for whom it waits. */
export function Accreditation({ agencyId, mayAsk }: { agencyId: string; mayAsk: boolean }) {
  const { words, labels, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { data } = useQuery(reads.accreditationRequests(agencyId));
  const { data: agency } = useQuery(agencyReads.agency(agencyId));
  const said = words.verification.accreditation;
  const [newest] = data?.items ?? [];
  const takeBack = useMutation({
    mutationFn: (requestId: string) =>
      api.delete('/api/agencies/{id}/accreditation-requests/{requestId}', { path: { id: agencyId, requestId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['agencies'] }),
  });
  const whyOf = ({ reasons, note }: Schemas['AccreditationRequest']) =>
    [...reasons.map((code) => labels.accreditationReasons[code]), note].filter(Boolean).join('. ');
  const accreditations = agency?.accreditations ?? [];
  const isPending = newest?.state === 'pending';
  return (
    <section id="accreditation">
      <h2>{said.title}</h2>
      <p>{said.lead}</p>
      <Steps steps={accreditationStepsOf(accreditations, newest)} />
      {accreditations.length > 0 && (
        <p>
          {said.onRecord(accreditations.length)} <Link to="/clients/standing">{said.toRecord}</Link>
        </p>
      )}
      <ErrorSummary error={takeBack.error} />
      {newest?.state === 'declined' && <p>{said.declined(newest.body, whyOf(newest))}</p>}
      {isPending && (
        <p>
          {said.sentOn(newest.body, newest.number, format.day(newest.createdAt))}{' '}
          {mayAsk && (
            <Button
              variant="default"
              size="compact-md"
              loading={takeBack.isPending}
              onClick={() => takeBack.mutate(newest.id)}
            >
              {words.verification.takeBack}
            </Button>
          )}
        </p>
      )}
      {!isPending && !mayAsk && <p>{words.verification.onlyAdmins}</p>}
      {!isPending &&
        mayAsk &&
        (isAsking ? (
          <AccreditationForm agencyId={agencyId} onClose={() => setIsAsking(false)} />
        ) : (
          <Button variant="default" onClick={() => setIsAsking(true)}>
            {said.ask}
          </Button>
        ))}
    </section>
  );
}
