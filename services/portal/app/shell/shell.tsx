import { Burger, Button, Kbd } from '@mantine/core';
import { useDisclosure, useHotkeys, useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { lostClient } from '../client/acting.ts';
import { reads } from '../client/reads.ts';
import { later, useReadAhead } from '../page/later.tsx';
import { useSpeech } from '../words/words.tsx';
import { Bell } from './bell.tsx';
import { mainMenu } from './menu.ts';
import classes from './shell.module.css';

// What opens on top of a page comes after the page.
const Palette = later(async () => (await import('./palette.tsx')).Palette);
const MenuDrawer = later(async () => (await import('./menu-drawer.tsx')).MenuDrawer);
const OrganisationMenu = later(
  async () => (await import('./organisation-menu.tsx')).OrganisationMenu,
  () => <span className={classes.organisation} />,
);
const PersonMenu = later(
  async () => (await import('./person-menu.tsx')).PersonMenu,
  () => <span className={classes.person} />,
);
const ActingBanner = later(async () => (await import('../agency/banner.tsx')).ActingBanner);
const OPENED = [Palette, MenuDrawer];

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { words } = useSpeech();
  const { data: me } = useQuery(reads.me());
  const { online } = useNetwork();
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isPaletteOpen, palette] = useDisclosure(false);
  useHotkeys([['mod+K', palette.toggle]], []);
  useReadAhead(OPENED);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // A new page closes the menu that led to it.
  useEffect(menu.close, [pathname]);
  if (me?.kind !== 'person') return null;
  const entries = mainMenu(me, words);
  const links = entries.map(({ to, label }) => (
    <li key={to}>
      <Link to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
        {label}
      </Link>
    </li>
  ));
  return (
    <>
      <a className={classes.skip} href="#main">
        {words.skip}
      </a>
      <header className={classes.top}>
        <Burger
          className={classes.burger ?? ''}
          opened={isMenuOpen}
          onClick={menu.toggle}
          aria-label={words.shell.openMenu}
          size="sm"
        />
        <Link to="/" className={classes.brand ?? ''}>
          {words.site}
        </Link>
        <nav className={classes.menu} aria-label={words.shell.menu}>
          <ul>{me.organisation && links}</ul>
        </nav>
        <div className={classes.tools}>
          <Button variant="default" size="compact-md" onClick={palette.open} className={classes.goTo ?? ''}>
            {words.shell.goAnywhere} <Kbd className={classes.key ?? ''}>Ctrl K</Kbd>
          </Button>
          <OrganisationMenu me={me} />
          <Bell />
          <PersonMenu me={me} />
        </div>
      </header>
      {!online && (
        <p className={classes.offline} role="status">
          {words.shell.offline}
        </p>
      )}
      {(me.onBehalf || lostClient()) && <ActingBanner me={me} />}
      {isMenuOpen && (
        <MenuDrawer onClose={menu.close}>
          {me.organisation && links}
          <li>
            <Button
              variant="default"
              onClick={() => {
                menu.close();
                palette.open();
              }}
            >
              {words.shell.goAnywhere}
            </Button>
          </li>
        </MenuDrawer>
      )}
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      {isPaletteOpen && <Palette me={me} onClose={palette.close} />}
    </>
  );
}
