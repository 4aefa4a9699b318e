import { createClient } from '@techbourse/client';
import { onBehalfOf } from './acting.ts';
import { fetchUnlessAsked } from './early.ts';

/**
 * The API as the person who is signed in, for the client that it acts for: the session is a cookie that no script can read.
 */
export const api = createClient({
  url: location.origin,
  tries: 3,
  timeoutMs: 30_000,
  onBehalfOf,
  fetch: fetchUnlessAsked,
  language: () => document.documentElement.lang,
});
