import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../client/client.ts';
import { Facts } from '../../record/facts.tsx';
import { useSpeech } from '../../words/words.tsx';
import { Ask } from '../ask.tsx';
import { Done, useDone } from '../done.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { OrganisationLink } from '../organisation/facts.tsx';
import { Part } from '../part.tsx';
import { operateReads } from '../reads.ts';

const route = getRouteApi('/inside/acting/operate/people/$id');
type Act = 'suspend' | 'lift-suspension' | 'end-sessions' | 'reset-second-factor';

/** One person: where it belongs, how it signs in, and what can be done about its account. */
export function PersonPage() {
  const { words, format } = useSpeech();
  const said = words.operate.people;
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const { data: person } = useQuery(operateReads.person(id));
  const [asked, setAsked] = useState<Act>();
  const done = useDone();
  if (!person) return null;
  const isSelf = me.person?.id === id;
  const isSuspended = person.state === 'suspended';
  const act = async (verb: Act, reason: string) => {
    const answer = await api.post(`/api/people/{id}/${verb}`, { path: { id }, body: { reason } });
    queryClient.setQueryData(operateReads.person(id).queryKey, answer);
    await queryClient.invalidateQueries({ queryKey: ['operate', 'people'] });
  };
  const acts: Readonly<Record<Act, { label: string; means: string }>> = {
    suspend: { label: said.suspend, means: said.suspendMeans },
    'lift-suspension': { label: said.lift, means: said.liftMeans },
    'end-sessions': { label: said.endSessions, means: said.endSessionsMeans },
    'reset-second-factor': { label: said.resetFactor, means: said.resetFactorMeans },
  };
  const offered: Act[] =
    person.state === 'deleted'
      ? []
      : [
          isSuspended ? 'lift-suspension' : 'suspend',
          ...(person.sessions > 0 ? (['end-sessions'] as const) : []),
          ...(person.secondFactor ? (['reset-second-factor'] as const) : []),
        ];
  const ways = [
    person.password && said.password,
    person.passkeys > 0 && said.passkeys(person.passkeys),
    person.secondFactor && said.secondFactor,
  ].filter((way) => way !== false);
  return (
    <Frame
      title={person.name}
      lead={isSelf ? said.yourself : undefined}
      actions={
        !isSelf &&
        offered.map((one) => (
          <Button key={one} variant="default" onClick={() => setAsked(one)}>
            {acts[one].label}
          </Button>
        ))
      }
    >
      <Part title={words.operate.organisations.state}>
        <Facts
          facts={[
            [said.email, person.email],
            [words.operate.organisations.state, said.states[person.state]],
            [said.suspendedFor, person.suspendedFor],
            [said.since, format.day(person.createdAt)],
            [said.signIn, format.list(ways)],
            [said.sessions, format.number(person.sessions)],
            [said.lastUsed, person.lastUsedAt && format.moment(person.lastUsedAt)],
            [said.deletionDue, person.deletionDueAt && format.day(person.deletionDueAt)],
          ]}
        />
      </Part>
      <Part title={said.memberships}>
        {person.memberships.length === 0 && <p className={classes.quiet}>{words.operate.none}</p>}
        <ul className={classes.list}>
          {person.memberships.map(({ organisationId, name, role, since }) => (
            <li key={organisationId}>
              <OrganisationLink of={{ id: organisationId, name }} />{' '}
              <span className={classes.quiet}>
                {words.kinds.role[role]} · {format.day(since)}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Done {...done} />
      {asked && (
        <Ask
          title={acts[asked].label}
          means={acts[asked].means}
          label={words.operate.reason}
          help={words.operate.toldPerson}
          confirm={acts[asked].label}
          isDangerous={asked === 'suspend' || asked === 'reset-second-factor'}
          send={async ({ note }) => {
            await act(asked, note);
            done.tell(
              asked === 'suspend'
                ? { said: said.suspended, undo: () => act('lift-suspension', note) }
                : { said: said.done },
            );
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Frame>
  );
}
