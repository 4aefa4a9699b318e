import { createClient } from '@techbourse/client';

/** The API as the person who is signed in: the session is a cookie that no script can read. */
export const api = createClient({ url: location.origin, tries: 3, timeoutMs: 30_000 });
