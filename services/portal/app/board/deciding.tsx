import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import { ErrorSummary } from '../form/error-summary.tsx';
import { later, useReadAhead } from '../page/later.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import type { BoardPair, Decision, SideName } from './board-state.ts';
import { type Client, useDecide } from './decide.ts';

const ContactDialog = later(async () => (await import('./contact-dialog.tsx')).ContactDialog);
const DeclineDialog = later(async () => (await import('./decline-dialog.tsx')).DeclineDialog);
const DIALOGS = [ContactDialog, DeclineDialog];

type Of = { pair: BoardPair; side: SideName; client?: Client };
type Asked = Of & { decision: 'contact' | 'decline' };
/** What a card does when somebody decides on it; `client`: for whom an agency of several decides. */
export type OnDecide = (of: Of, decision: Decision) => void;

type DecidingProps = {
  person: string;
  /** The cards. */
  children: (onDecide: OnDecide) => ReactNode;
};

/** Cards that are decided on by a key or a click: with the question that a decision needs, what was done, and its undo. */
export function Deciding({ person, children }: DecidingProps) {
  const { words } = useSpeech();
  useReadAhead(DIALOGS);
  const { decide, error, last, canUndo, undo } = useDecide();
  const [asked, setAsked] = useState<Asked>();
  useHotkeys([
    ['z', () => canUndo && undo()],
    ['j', () => focusCard(1)],
    ['k', () => focusCard(-1)],
  ]);
  const onDecide = useCallback<OnDecide>(
    (of, decision) => {
      if (decision === 'contact' || decision === 'decline') setAsked({ ...of, decision });
      else {
        focusCard(1, of.pair.id);
        decide({ ...of, decision });
      }
    },
    [decide],
  );
  const answer = (given: Omit<Parameters<typeof decide>[0], 'pair' | 'side' | 'client'>) => {
    if (asked?.decision === 'decline') focusCard(1, asked.pair.id);
    if (asked) decide({ ...asked, ...given });
    setAsked(undefined);
  };
  return (
    <>
      <ErrorSummary error={error} />
      {children(onDecide)}
      {asked?.decision === 'contact' && (
        <ContactDialog
          pair={asked.pair}
          side={asked.side}
          person={person}
          onSend={(note) => answer({ decision: 'contact', note })}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.decision === 'decline' && (
        <DeclineDialog
          onDecline={(reason, note) => answer({ decision: 'decline', reason, ...(note && { note }) })}
          onClose={() => setAsked(undefined)}
        />
      )}
      <div className={classes.toast} role="status">
        {last && (
          <p>
            {last.client && words.agency.pairs.decidedFor(last.client.name)} {words.board.did[last.decision]}{' '}
            {canUndo && (
              <Button size="compact-md" variant="default" onClick={undo}>
                {words.common.undo} <Kbd className={classes.key ?? ''}>Z</Kbd>
              </Button>
            )}
          </p>
        )}
      </div>
    </>
  );
}

/** Goes to the next or last card: from the one that has the focus, or away from one that leaves. */
function focusCard(step: 1 | -1, leaving?: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.findIndex((card) =>
    leaving ? card.id === `pair-${leaving}` : card.contains(document.activeElement),
  );
  const next = cards[at + step] ?? (leaving ? cards[at - 1] : undefined);
  next?.focus();
}
