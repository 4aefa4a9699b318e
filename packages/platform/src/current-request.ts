import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '@techbourse/domain';

/** Of which request the work under way is part. */
export type RequestContext = {
  requestId: string;
  /** The address that the request came from, as the gateway saw it; null when it is not known. */
  address: string | null;
  /** In which language whoever asks reads messages. */
  language?: Language;
};

const contexts = new AsyncLocalStorage<RequestContext>();

/** The request that the work under way is part of; undefined in jobs and sweeps. */
export function currentRequest(): RequestContext | undefined {
  return contexts.getStore();
}

/** Runs work as part of a request. */
export function inRequest<T>(context: RequestContext, work: () => T): T {
  return contexts.run(context, work);
}
