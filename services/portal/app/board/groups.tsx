import { Button, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { GROUPS, type Group } from './board-state.ts';

type GroupsProps = {
  group: Group;
  onChoose: (group: Group) => void;
  /** How many there are in a group; undefined where that is not known. */
  countOf: (group: Group) => number | undefined;
  /** What the board is narrowed by besides. */
  children?: ReactNode;
};

/** The groups of a board by what one thinks of pairs, and how to walk through them by key. */
export function Groups({ group, onChoose, countOf, children }: GroupsProps) {
  const { words } = useSpeech();
  return (
    <fieldset className={classes.groups} aria-label={words.board.title}>
      {GROUPS.map((one) => {
        const count = countOf(one);
        return (
          <Button
            key={one}
            size="compact-md"
            variant={one === group ? 'filled' : 'default'}
            aria-pressed={one === group}
            onClick={() => onChoose(one)}
          >
            {words.board.groups[one]} {count !== undefined && `(${count})`}
          </Button>
        );
      })}
      {children}
      <span className={classes.keys}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> {words.board.keys}
      </span>
    </fieldset>
  );
}
