import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './operate.module.css';

export type Deed = { said: string; undo?: () => Promise<unknown> };

/** What was done last, said aloud, and how it is taken back where that can be. */
export function useDone() {
  const [last, setLast] = useState<Deed>();
  return { last, tell: setLast };
}

export function Done({ last, tell }: ReturnType<typeof useDone>) {
  const { words } = useSpeech();
  const undoing = useMutation({
    mutationFn: async () => last?.undo?.(),
    onSuccess: () => tell({ said: words.operate.organisations.undone }),
  });
  const undo = () => last?.undo && !undoing.isPending && undoing.mutate();
  useHotkeys([['z', undo]]);
  return (
    <>
      <ErrorSummary error={undoing.error} />
      <div className={classes.done} role="status">
        {last && (
          <p>
            {last.said}
            {last.undo && (
              <Button size="compact-md" variant="default" loading={undoing.isPending} onClick={undo}>
                {words.common.undo} <Kbd ml="xs">Z</Kbd>
              </Button>
            )}
          </p>
        )}
      </div>
    </>
  );
}
