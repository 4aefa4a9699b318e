import { Link } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';

const PARTS = [
  ['clients', '/clients'],
  ['pairs', '/clients/pairs'],
  ['cases', '/clients/cases'],
  ['performance', '/clients/performance'],
  ['standing', '/clients/standing'],
] as const;

/** A page of an agency's own work, with the way to the others. */
export function AgencyPage({ children, ...page }: ComponentProps<typeof Page>) {
  const { words } = useSpeech();
  return (
    <>
      <nav className={classes.parts} aria-label={words.agency.menu}>
        <ul>
          {PARTS.map(([part, to]) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
                {words.agency.parts[part]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Page {...page}>{children}</Page>
    </>
  );
}
