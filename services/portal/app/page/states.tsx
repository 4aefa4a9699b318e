import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isMissing, problemOf } from '../client/problem.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './page.module.css';
import { Page } from './page.tsx';

/** Shown when a page takes longer than a moment. */
export function Waiting() {
  return <div className={classes.waiting} />;
}

export function MissingPage() {
  const { words } = useSpeech();
  return (
    <Page title={words.errors.missingTitle} lead={words.errors.missing} width="narrow">
      <p>
        <Link to="/">{words.errors.toHome}</Link>
      </p>
    </Page>
  );
}

/** A page that could not be read, with what can be done about it. */
export function FailedPage({ error, reset }: ErrorComponentProps) {
  const { words } = useSpeech();
  const router = useRouter();
  if (isMissing(error)) return <MissingPage />;
  const problem = problemOf(error);
  return (
    <Page title={words.errors.failedTitle} lead={problem?.detail ?? words.errors.away} width="narrow">
      {problem && problem.status >= 500 && <p>{words.errors.requestId(problem.requestId)}</p>}
      <Button
        onClick={() => {
          reset();
          router.invalidate();
        }}
      >
        {words.common.retry}
      </Button>
    </Page>
  );
}

/** Says why there is nothing here, and what to do next. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
