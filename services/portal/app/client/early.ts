import { onBehalfOf } from './acting.ts';

const ME = '/api/me';
const HEADER = 'on-behalf-of';

/**
 * Who is asking: the first question of every page, asked before the rest of its code has run. This file comes before the
 * others (`build/settings.ts`), so on a slow device the answer is there when they are ready.
 */
let early = ask();

function ask(): Promise<Response> | undefined {
  const behalf = onBehalfOf(ME);
  const asked = fetch(ME, { headers: { accept: 'application/json', ...(behalf && { [HEADER]: behalf }) } });
  asked.catch(() => {}); // told to who takes it
  return asked;
}

/** Sends a request, unless it is the first question: that has been sent. */
export function fetchUnlessAsked(request: Request): Promise<Response> {
  const isFirst = request.method === 'GET' && new URL(request.url).pathname === ME;
  if (!isFirst || !early) return fetch(request);
  const answer = early;
  early = undefined;
  return answer;
}
