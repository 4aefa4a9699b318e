import { ActionIcon, Button, Group, Menu, Modal, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { actFor } from '../client/acting.ts';
import { api } from '../client/client.ts';
import { type Me, reads } from '../client/reads.ts';
import { dropDrafts, dropDraftsOfOthers, hasDrafts } from '../form/draft.ts';
import { dropFiles, dropFilesOfOthers, hasFiles } from '../form/kept-files.ts';
import { LANGUAGES, type Language, OWN_NAMES } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { PersonIcon } from './icons.tsx';

const THEMES = ['auto', 'light', 'dark'] as const;

/** The person: language, look, the way out. */
export function PersonMenu({ me }: { me: Me }) {
  const { words, language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isAsking, asking] = useDisclosure(false);
  const queryClient = useQueryClient();
  const router = useRouter();
  const { person } = me;
  const id = person?.id;
  useEffect(() => {
    // Whoever left without signing out leaves nothing to the next person at this device.
    if (!id) return;
    dropDraftsOfOthers(id);
    dropFilesOfOthers(id);
  }, [id]);
  const choose = useMutation({
    mutationFn: async (wished: Language) => {
      await speak(wished);
      if (!person) return;
      await api.patch('/api/account', { body: { language: wished, expectedVersion: person.version } });
      await queryClient.invalidateQueries({ queryKey: reads.me().queryKey });
    },
  });
  const leave = useMutation({
    mutationFn: () => api.delete('/api/sessions/current'),
    onSuccess: async () => {
      if (person) {
        dropDrafts(person.id);
        await dropFiles(person.id);
      }
      actFor(undefined);
      queryClient.clear();
      await router.navigate({ to: '/sign-in' });
    },
  });
  const name = person?.name ?? '';
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={words.shell.account(name)}>
            <PersonIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{name}</Menu.Label>
          <Menu.Item onClick={() => router.navigate({ to: '/account' })}>{words.account.title}</Menu.Item>
          <Menu.Label>{words.shell.language}</Menu.Label>
          {LANGUAGES.map((one) => (
            <Menu.Item
              key={one}
              lang={one}
              aria-current={one === language || undefined}
              onClick={() => choose.mutate(one)}
            >
              {one === language ? '✓ ' : ''}
              {OWN_NAMES[one]}
            </Menu.Item>
          ))}
          <Menu.Label>{words.shell.theme}</Menu.Label>
          {THEMES.map((one) => (
            <Menu.Item key={one} aria-current={one === colorScheme || undefined} onClick={() => setColorScheme(one)}>
              {one === colorScheme ? '✓ ' : ''}
              {words.shell.themes[one]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            onClick={async () => {
              const isKept = person && (hasDrafts(person.id) || (await hasFiles(person.id)));
              if (isKept) asking.open();
              else leave.mutate();
            }}
          >
            {words.shell.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isAsking} onClose={asking.close} title={words.shell.signOut}>
        <p>{words.shell.signOutWithDrafts}</p>
        <Group>
          <Button loading={leave.isPending} onClick={() => leave.mutate()}>
            {words.shell.signOut}
          </Button>
          <Button variant="default" onClick={asking.close}>
            {words.common.cancel}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
