import { AppError } from '@techbourse/platform';

export type Attempts = {
  /** Counts a try before it is made, so that tries made at once are all counted. False when there were too many. */
  take(id: string): boolean;
  /**
   * The same.
   * @throws AppError LIMIT_EXCEEDED when there were too many.
   */
  assert(id: string, message: string): void;
  /** The try was no wrong one. */
  undo(id: string): void;
  /** Nor were those before it. */
  forget(id: string): void;
};

type Window = { startedAtMs: number; tries: number };

/**
 * Counts wrong tries by id in windows of a fixed length, in this process. Uses a monotonic clock: with the time of day, a
 * clock set back would block until then.
 * @param options.idsMax ids remembered; the oldest window goes first.
 */
export function createAttempts(options: {
  max: number;
  windowMs: number;
  idsMax?: number;
  monotonicMs?: () => number;
}): Attempts {
  const { max, windowMs, idsMax = 50_000, monotonicMs = () => performance.now() } = options;
  const windows = new Map<string, Window>();
  const count = (id: string): { isAllowed: boolean; retryAfterSeconds: number } => {
    const now = monotonicMs();
    const known = windows.get(id);
    const window = known && now - known.startedAtMs < windowMs ? known : { startedAtMs: now, tries: 0 };
    if (window !== known) {
      windows.delete(id); // so that the order of the map is the age of the windows
      windows.set(id, window);
      const [oldest] = windows.keys();
      if (windows.size > idsMax && oldest !== undefined) windows.delete(oldest);
    }
    window.tries += 1;
    const retryAfterSeconds = Math.max(1, Math.ceil((window.startedAtMs + windowMs - now) / 1000));
    return { isAllowed: window.tries <= max, retryAfterSeconds };
  };

  return {
    take: (id) => count(id).isAllowed,
    assert: (id, message) => {
      const { isAllowed, retryAfterSeconds } = count(id);
      if (isAllowed) return;
      throw new AppError('LIMIT_EXCEEDED', 'account.too_many', `${message} Try again in ${retryAfterSeconds} s`, {
        details: { retryAfterSeconds },
      });
    },
    undo: (id) => {
      const window = windows.get(id);
      if (window) window.tries = Math.max(0, window.tries - 1);
    },
    forget: (id) => {
      windows.delete(id);
    },
  };
}

const MINUTE_MS = 60_000;

/** What is counted while people come in. Each figure is per process. */
export function createAccountAttempts() {
  return {
    /** Passwords for one account, from one network or one browser that its owner has used. */
    password: createAttempts({ max: 10, windowMs: 15 * MINUTE_MS }),
    /** Passwords for one account from all browsers that its owner has not used. Such a browser of the owner's resets by mail. */
    stranger: createAttempts({ max: 200, windowMs: 60 * MINUTE_MS }),
    /** Wrong passwords from one network, for whatever accounts. */
    network: createAttempts({ max: 100, windowMs: 15 * MINUTE_MS }),
    /** Codes of a second factor, for one sign-in; then its session ends. */
    session: createAttempts({ max: 5, windowMs: 15 * MINUTE_MS }),
    /** Codes of a second factor, for one person. */
    code: createAttempts({ max: 20, windowMs: 60 * MINUTE_MS }),
    /** Passwords of a person who has signed in, when asked for again; and those that come with a link of a mail. */
    again: createAttempts({ max: 10, windowMs: 15 * MINUTE_MS }),
    /** Mails to one address that somebody asked for without signing in. */
    mail: createAttempts({ max: 5, windowMs: 60 * MINUTE_MS }),
    /** Such mails from one network, to whatever addresses. */
    mails: createAttempts({ max: 100, windowMs: 60 * MINUTE_MS }),
    /** Reports of abuse from one network. */
    reports: createAttempts({ max: 20, windowMs: 60 * MINUTE_MS }),
  };
}
