import { type ReactNode, useEffect, useRef } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './page.module.css';

type PageProps = {
  title: string;
  lead?: ReactNode;
  /** What can be done on this page as a whole. */
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
  children: ReactNode;
};

let isFirst = true;

/** A page with its heading, which takes the focus when somebody comes from another page. */
export function Page({ title, lead, actions, width = 'wide', children }: PageProps) {
  const { words } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The first page is read from its beginning.
    if (!isFirst) heading.current?.focus({ preventScroll: true });
    isFirst = false;
  }, []);
  return (
    <div className={width === 'narrow' ? classes.narrow : classes.wide}>
      <title>{`${title} – ${words.site}`}</title>
      <div className={classes.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </div>
  );
}
