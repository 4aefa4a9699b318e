import { Button, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import { useSending } from '../form/sending.ts';
import { TextArea } from '../form/text-area.tsx';
import joinClasses from '../join/join.module.css';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import { memberReads } from './reads.ts';
import type { Role } from './roles.ts';

type Asked = { request: Schemas['JoinRequest']; decision: 'accept' | 'decline' };
type JoinRequestsProps = { organisationId: string; roles: readonly Role[] };

/** People who ask to act for the organisation, and wait for an answer. */
export function JoinRequests({ organisationId, roles }: JoinRequestsProps) {
  const { words, format } = useSpeech();
  const [asked, setAsked] = useState<Asked>();
  const { data } = useQuery(memberReads.joinRequests(organisationId));
  const said = words.member;
  const requests = data?.items ?? [];
  if (requests.length === 0) return null;
  return (
    <section className={joinClasses.section}>
      <h2>{said.requests}</h2>
      <ul className={joinClasses.list}>
        {requests.map((request) => (
          <li key={request.id} className={joinClasses.organisation}>
            <strong>{request.name}</strong> · {request.email}
            {request.message && <p>{request.message}</p>}
            <p className={joinClasses.about}>{format.ago(request.createdAt)}</p>
            <div className={formClasses.row}>
              <Button
                aria-label={`${words.join.accept}: ${request.name}`}
                onClick={() => setAsked({ request, decision: 'accept' })}
              >
                {words.join.accept}
              </Button>
              <Button
                variant="default"
                aria-label={`${words.join.decline}: ${request.name}`}
                onClick={() => setAsked({ request, decision: 'decline' })}
              >
                {words.join.decline}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {asked && <Answer organisationId={organisationId} roles={roles} {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

/** By ids that are not those of the page below. */
const POINTERS = { 'answer-role': '/role', 'answer-note': '/note' } as const;

function Answer({ organisationId, roles, request, decision, onClose }: Asked & JoinRequestsProps & Closing) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<Role>('viewer');
  const [note, setNote] = useState('');
  const said = words.member;
  const takes = decision === 'accept';
  const { mutation, fields, others } = useSending(POINTERS, async () => {
    await api.post('/api/organisations/{id}/join-requests/{requestId}/decide', {
      path: { id: organisationId, requestId: request.id },
      body: { decision, ...(takes && { role }), ...(note.trim() && { note: note.trim() }) },
    });
    await queryClient.invalidateQueries({ queryKey: ['organisations', organisationId, 'members'] });
    onClose();
  });
  return (
    <Dialog
      onClose={onClose}
      title={takes ? said.acceptTitle(request.name ?? '') : said.declineTitle(request.name ?? '')}
    >
      <form
        className={formClasses.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          mutation.mutate(undefined);
        }}
      >
        <ErrorSummary error={mutation.error} fields={fields} others={others} />
        {takes && (
          <Select
            id="answer-role"
            label={said.role}
            description={said.roleHelp}
            data={roles.map((value) => ({ value, label: words.kinds.role[value] }))}
            allowDeselect={false}
            value={role}
            onChange={(value) => value && setRole(value as Role)}
            error={fields['answer-role']}
          />
        )}
        <TextArea
          id="answer-note"
          label={`${said.note} (${words.common.optional})`}
          maxLength={1000}
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={fields['answer-note']}
        />
        <div className={formClasses.row}>
          <Button type="submit" loading={mutation.isPending}>
            {takes ? words.join.accept : words.join.decline}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.common.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type Closing = { onClose: () => void };
