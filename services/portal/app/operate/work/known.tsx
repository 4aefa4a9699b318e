import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isMissing } from '../../client/problem.ts';
import { ErrorSummary } from '../../form/error-summary.tsx';
import { Waiting } from '../../page/states.tsx';
import { useSpeech } from '../../words/words.tsx';

/** What a read gave; while it comes, and where there is nothing, what can be said of that. */
export function Known<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const { words } = useSpeech();
  if (of.data !== undefined) return children(of.data);
  if (isMissing(of.error)) return <p>{words.operate.work.gone}</p>;
  return of.error ? <ErrorSummary error={of.error} /> : <Waiting />;
}
