import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { actingFor, isMandateOver } from './acting.ts';
import { isSignedOut, problemOf } from './problem.ts';

const FRESH_MS = 20_000;

/**
 * Answers that were read, for a while. `onSignedOut` hears that the session is over, `onMandateOver` that the client may be
 * acted for no more, whoever noticed.
 */
export function createQueryClient(onSignedOut: () => void, onMandateOver: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
    else if (actingFor() && isMandateOver(problemOf(error)?.reason)) onMandateOver();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    // the client itself tries again what may come right
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: false }, mutations: { retry: false } },
  });
}
