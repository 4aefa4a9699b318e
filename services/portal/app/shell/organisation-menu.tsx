import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
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
        <Menu.Divider />
        {me.organisation && (
          <Menu.Item onClick={() => router.navigate({ to: '/verification' })}>{words.shell.verification}</Menu.Item>
        )}
        <Menu.Item onClick={() => router.navigate({ to: '/join' })}>{words.shell.otherOrganisation}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const roleIn = (role: string, roles: Readonly<Record<string, string>>) => roles[role] ?? role;
