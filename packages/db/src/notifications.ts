import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';

export type Notifications = { stop(): Promise<void> };

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2000;

/**
 * Hears what Postgres is told on a channel (`pg_notify`), over a connection of its own, and says when it does not hear:
 * whoever remembers something until it is told otherwise must know. After a loss it tries again until it is stopped.
 * @param options.onUp from now on everything that commits is heard.
 * @param options.onDown what commits from now on may not be heard.
 */
export function hearNotifications(
  url: string,
  options: {
    channel: string;
    name: string;
    onUp: () => void;
    onDown: () => void;
    onMessage: (payload: string) => void;
  },
): Notifications {
  const { channel, name, onUp, onDown, onMessage } = options;
  const stopping = new AbortController();

  /** One connection from its beginning to its loss. Resolves to whether it heard anything at all. */
  const hear = async (): Promise<boolean> => {
    const lost = Promise.withResolvers<void>();
    let isUp = false;
    const down = () => {
      if (isUp) onDown();
      isUp = false;
      lost.resolve();
    };
    const settings = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 5,
      connection: { application_name: name },
      onnotice: () => {},
      onclose: down,
      // The types do not tell of it; it is what the driver's own `listen` uses.
      onnotify: (_channel: string, payload: string) => onMessage(payload),
    };
    const sql = postgres(url, settings as postgres.Options<Record<string, never>>);
    stopping.signal.addEventListener('abort', down, { once: true });
    try {
      await sql.unsafe(`listen "${channel}"`);
      if (stopping.signal.aborted) return true;
      isUp = true;
      onUp();
      await lost.promise;
      return true;
    } catch {
      return false;
    } finally {
      down();
      stopping.signal.removeEventListener('abort', down);
      await sql.end({ timeout: 0 }).catch(() => {});
    }
  };

  const loop = (async () => {
    let waitMs = FIRST_WAIT_MS;
    while (!stopping.signal.aborted) {
      waitMs = (await hear()) ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
      await wait(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  return {
    stop: async () => {
      stopping.abort();
      await loop;
    },
  };
}
