import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFocusBack } from '../page/focus-back.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './shell.module.css';

/** The main menu on a narrow screen; its children are the entries. */
export function MenuDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { words } = useSpeech();
  useFocusBack();
  return (
    <Drawer opened onClose={onClose} title={words.shell.menu} size="xs">
      <nav className={classes.drawer} aria-label={words.shell.menu}>
        <ul>{children}</ul>
      </nav>
    </Drawer>
  );
}
