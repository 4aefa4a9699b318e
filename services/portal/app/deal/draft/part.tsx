import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import classes from './draft.module.css';
import type { DraftValues } from './values.ts';

export type DraftForm = UseFormReturnType<DraftValues>;

/** A part of the form of a contract, under its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
