import { AppError, currentRequest, fail, kindOfStatus, PAGE_READER, SERVED_BY, servedBy } from '@techbourse/platform';
import { z } from 'zod';
import type { Config } from './config.ts';

export type Source = 'listings' | 'demands' | 'matching' | 'contracts' | 'gateway';
/** Asks a service as whoever reads the page. `T` is what the service's own schema promises, which it checks itself. */
export type Ask = <T>(source: Source, path: string) => Promise<T>;

const TIMEOUT_MS = 10_000;
const problemSchema = z.object({
  reason: z.string(),
  detail: z.string(),
  issues: z.array(z.object({ pointer: z.string(), rule: z.string(), message: z.string() })).default([]),
});

/**
 * What pages are made from: answers of the services to the reader of the page, by its actor token.
 * @throws AppError with the service's own kind and reason, UNAVAILABLE when it does not answer as agreed.
 */
export function createAsk(config: Config): (token: string) => Ask {
  const urls: Readonly<Record<Source, string>> = {
    listings: config.LISTINGS_URL,
    demands: config.DEMANDS_URL,
    matching: config.MATCHING_URL,
    contracts: config.CONTRACTS_URL,
    gateway: config.GATEWAY_URL,
  };
  return (token) =>
    async <T>(source: Source, path: string): Promise<T> => {
      const unavailable = (cause?: unknown) =>
        fail.unavailable('portal.service_away', `${source} does not answer right now`, cause);
      const response = await fetch(`${urls[source].replace(/\/$/, '')}${path}`, {
        // The gateway believes no token; of what is public it tells anybody.
        headers: source === 'gateway' ? { [PAGE_READER]: token, 'accept-encoding': 'identity' } : headersOf(token),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: unknown) => {
        throw unavailable(error);
      });
      if (response.headers.get(SERVED_BY) !== servedBy(source, config.ACTOR_PUBLIC_KEY)) {
        await response.body?.cancel();
        throw unavailable();
      }
      const body: unknown = await response.json().catch((error: unknown) => {
        throw unavailable(error);
      });
      if (response.ok) return body as T; // of one build with this process, and validated where it was made
      const { reason, detail, issues } = problemSchema.parse(body);
      throw new AppError(kindOfStatus(response.status), reason, detail, { issues });
    };
}

function headersOf(token: string): Record<string, string> {
  const request = currentRequest();
  return {
    authorization: `Bearer ${token}`,
    ...(request ? { 'x-request-id': request.requestId, 'accept-language': request.language ?? 'en' } : {}),
  };
}
