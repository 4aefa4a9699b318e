import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { agencyReads } from '../agency/reads.ts';
import { actingBy, firstPage, useActFor } from '../agency/use-acting.ts';
import { actFor } from '../client/acting.ts';
import { api } from '../client/client.ts';
import type { Me } from '../client/reads.ts';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './shell.module.css';

/** For whom one acts, and the way to another organisation. */
export function OrganisationMenu({ me }: { me: Me }) {
  const { words, language } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: (organisationId: string) => api.patch('/api/sessions/current', { body: { organisationId } }),
    onSuccess: async () => {
      actFor(undefined);
      queryClient.clear();
      await router.navigate({ to: '/' });
      await router.invalidate();
    },
  });
  const name = me.organisation ? textIn(me.organisation.name, language).text : words.shell.noOrganisation;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          size="compact-md"
          className={classes.organisation ?? ''}
          loading={isPending}
          aria-label={words.shell.actingFor(name)}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {me.memberships.map(({ organisation, role, active }) => (
          <Menu.Item key={organisation.id} disabled={active} onClick={() => mutate(organisation.id)}>
            {textIn(organisation.name, language).text} ({roleIn(role, words.kinds.role)})
          </Menu.Item>
        ))}
        <ClientItems me={me} />
        <Menu.Divider />
        {me.organisation && !me.onBehalf && (
          <Menu.Item onClick={() => router.navigate({ to: '/verification' })}>{words.shell.verification}</Menu.Item>
        )}
        {me.organisation && !me.onBehalf && me.may.includes('member.read') && (
          <Menu.Item onClick={() => router.navigate({ to: '/members' })}>{words.member.title}</Menu.Item>
        )}
        {me.organisation && !me.onBehalf && me.may.includes('mandate.list') && (
          <Menu.Item onClick={() => router.navigate({ to: '/agencies' })}>{words.agency.agencies}</Menu.Item>
        )}
        <Menu.Item onClick={() => router.navigate({ to: '/join' })}>{words.shell.otherOrganisation}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const roleIn = (role: string, roles: Readonly<Record<string, string>>) => roles[role] ?? role;

const SHOWN_MAX = 8;

/** The clients that an agency may act for, whomever it acts for now. */
function ClientItems({ me }: { me: Me }) {
  const { words, language } = useSpeech();
  const act = useActFor();
  const isAgency = me.onBehalf !== undefined || me.organisation?.kind === 'agency';
  const { data } = useQuery({ ...agencyReads.inForce(), enabled: isAgency });
  if (!isAgency) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{words.agency.acting.menuTitle}</Menu.Label>
      {data?.items.slice(0, SHOWN_MAX).map((mandate) => (
        <Menu.Item
          key={mandate.id}
          disabled={me.onBehalf?.mandateId === mandate.id}
          onClick={() => act(actingBy(mandate), firstPage(mandate))}
        >
          {textIn(mandate.client.name, language).text}
          {mandate.about.kind !== 'all' && ` (${words.agency.about[mandate.about.kind]})`}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => act(undefined, '/clients')}>{words.agency.acting.allClients}</Menu.Item>
    </>
  );
}
