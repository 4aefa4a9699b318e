import type { ReactNode } from 'react';
import classes from './record.module.css';

type Fact = readonly [name: string, value: ReactNode];

/** Names and values; what is missing has no row. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '' && value !== null && value !== false)
        .flatMap(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}
