import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { Accreditation } from './accreditation.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { stepsOf } from './steps.ts';
import { Steps } from './steps-list.tsx';

const route = getRouteApi('/inside/acting/verification');

/** How far the verification of the organisation is, and for whom it waits. */
export function VerificationPage() {
  const { words, labels, format } = useSpeech();
  const { me, organisation } = route.useRouteContext();
  const queryClient = useQueryClient();
  const { data } = useQuery(reads.verificationRequests(organisation.id));
  const [newest] = data?.items ?? [];
  const takeBack = useMutation({
    mutationFn: (requestId: string) =>
      api.delete('/api/organisations/{id}/verification-requests/{requestId}', {
        path: { id: organisation.id, requestId },
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['organisations', organisation.id] }),
  });
  const whyOf = ({ reasons, note }: Schemas['VerificationRequest']) =>
    [...reasons.map((code) => labels.verificationReasons[code]), note].filter(Boolean).join('. ');
  const mayAsk = me.may.includes('organisation.ask_verification');
  const isPending = newest?.state === 'pending';
  return (
    <Page title={words.verification.title} lead={words.verification.lead} width="narrow">
      <Steps steps={stepsOf(organisation, newest)} />
      {organisation.verified && (
        <p>
          {organisation.verifiedUntil
            ? words.verification.verifiedUntil(format.day(organisation.verifiedUntil))
            : words.verification.verified}
        </p>
      )}
      {newest?.state === 'declined' && <p>{words.verification.declined(whyOf(newest))}</p>}
      {isPending && (
        <p>
          {words.verification.sentOn(format.day(newest.createdAt))}{' '}
          <Button
            variant="default"
            size="compact-md"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate(newest.id)}
          >
            {words.verification.takeBack}
          </Button>
        </p>
      )}
      {!organisation.verified &&
        !isPending &&
        (mayAsk ? <EvidenceForm id={organisation.id} /> : <p>{words.verification.onlyAdmins}</p>)}
      {organisation.kind === 'agency' && <Accreditation agencyId={organisation.id} mayAsk={mayAsk} />}
    </Page>
  );
}
