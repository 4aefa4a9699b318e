import type { ReactNode } from 'react';
import classes from './agency.module.css';

/** A table that is wider than a narrow screen is moved in a frame of its own, by the keyboard too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the keys that scroll it
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table}>{children}</table>
    </section>
  );
}
