import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './operate.module.css';

/** The pages of the operator, in their order. */
const PAGES = [
  ['work', '/operate'],
  ['organisations', '/operate/organisations'],
  ['reports', '/operate/reports'],
  ['people', '/operate/people'],
  ['imports', '/operate/imports'],
  ['engines', '/operate/engines'],
  ['matching', '/operate/matching'],
  ['use', '/operate/use'],
] as const;

type FrameProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A page of the operator, with the way to its others. */
export function Frame({ title, lead, actions, children }: FrameProps) {
  const { words } = useSpeech();
  return (
    <Page title={title} lead={lead} actions={actions}>
      <nav aria-label={words.operate.title}>
        <ul className={classes.sections}>
          {PAGES.map(([name, to]) => (
            <li key={name}>
              <Link to={to} activeOptions={{ exact: to === '/operate' }} activeProps={{ 'aria-current': 'page' }}>
                {words.operate.pages[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
