import { setTimeout as wait } from 'node:timers/promises';

type Answer = { status: number; body: Record<string, unknown> };

/** As much of a browser as a sign-in needs: it keeps cookies, and says which page its writes come from. */
export type DemoBrowser = {
  get(path: string): Promise<Answer>;
  post(path: string, body: object): Promise<Answer>;
};

export function openBrowser(url: string): DemoBrowser {
  const cookies = new Map<string, string>();
  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: new URL(url).origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await reply.text();
    return { status: reply.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
  };
  return { get: (path) => ask('GET', path), post: (path, body) => ask('POST', path, body) };
}

const MAIL_DEADLINE_MS = 60_000;

/**
 * The newest link in a caught mail to `email` that came after `since`: the path of its page and its token.
 * @param mailUrl the address of caught mail, with its token.
 */
export async function linkFor(mailUrl: string, email: string, since: number): Promise<{ page: string; token: string }> {
  const until = Date.now() + MAIL_DEADLINE_MS;
  for (;;) {
    const reply = await fetch(mailUrl, { headers: { accept: 'application/json' } });
    if (!reply.ok) throw new Error(`caught mail cannot be read: ${reply.status}`);
    const { items } = (await reply.json()) as { items: { at: string; recipients: string[]; text: string }[] };
    // Mail tells its time to the second.
    const own = items.filter(({ at, recipients }) => recipients.includes(email) && Date.parse(at) >= since - 1000);
    for (const { text } of own) {
      const [, page, token] = /(\/account\/[a-z-]+)#token=([\w-]+)/.exec(text) ?? [];
      if (page && token) return { page, token };
    }
    if (Date.now() > until) throw new Error(`no mail came for ${email}`);
    await wait(100);
  }
}
