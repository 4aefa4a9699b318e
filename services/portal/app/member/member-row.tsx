import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import formClasses from '../form/form.module.css';
import joinClasses from '../join/join.module.css';
import { Dialog } from '../page/dialog.tsx';
import { useSpeech } from '../words/words.tsx';
import type { Role } from './roles.ts';

type MemberRowProps = {
  organisationId: string;
  member: Schemas['Member'];
  roles: readonly Role[];
  mayChange: boolean;
};

/** A member: its role, which whoever looks after members changes, and the way out. */
export function MemberRow({ organisationId, member, roles, mayChange }: MemberRowProps) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isRemoving, setIsRemoving] = useState(false);
  const said = words.member;
  const { personId, name, email, role, since } = member;
  const path = { id: organisationId, personId };
  const renew = () => queryClient.invalidateQueries({ queryKey: ['organisations', organisationId, 'members'] });
  const change = useMutation({
    mutationFn: (to: Role) => api.patch('/api/organisations/{id}/members/{personId}', { path, body: { role: to } }),
    onSettled: renew,
  });
  const remove = useMutation({
    mutationFn: () => api.delete('/api/organisations/{id}/members/{personId}', { path }),
    onSuccess: async () => {
      setIsRemoving(false);
      await renew();
    },
  });
  return (
    <li className={joinClasses.organisation}>
      <ErrorSummary error={change.error} />
      <div className={joinClasses.line}>
        <div>
          <strong>{name}</strong> · {email}
          <div className={joinClasses.about}>{said.since(format.day(since))}</div>
        </div>
        {mayChange ? (
          <div className={formClasses.row}>
            <Select
              aria-label={said.roleOf(name)}
              data={roles.map((value) => ({ value, label: words.kinds.role[value] }))}
              value={role}
              allowDeselect={false}
              disabled={change.isPending}
              onChange={(to) => to && to !== role && change.mutate(to as Role)}
            />
            <Button
              variant="default"
              aria-label={`${words.common.remove}: ${name}`}
              onClick={() => setIsRemoving(true)}
            >
              {words.common.remove}
            </Button>
          </div>
        ) : (
          <span>{words.kinds.role[role]}</span>
        )}
      </div>
      {isRemoving && (
        <Dialog onClose={() => setIsRemoving(false)} title={said.removeTitle}>
          <ErrorSummary error={remove.error} />
          <p>{said.removeMeans(name)}</p>
          <div className={formClasses.row}>
            <Button color="red.9" loading={remove.isPending} onClick={() => remove.mutate()}>
              {words.common.remove}
            </Button>
            <Button variant="default" onClick={() => setIsRemoving(false)}>
              {words.common.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}
