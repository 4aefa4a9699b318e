import type { Database } from '@techbourse/db';
import { type Logger, type Metrics, startLoop, startSweep } from '@techbourse/platform';
import {
  type ClaimedMail,
  claimMails,
  deleteEnded,
  mailChannel,
  markFailed,
  markSent,
  putBack,
  readBacklog,
} from './store.ts';
import { MailError, type MailTransport } from './transport.ts';

export type MailSender = {
  /** Waits for what is being sent and stops. */
  stop(): Promise<void>;
};

const BATCH = 100;
const POLL_MS = 5000;
/** Longer than a batch can take; when a process dies, another sends its mail after this. */
const LEASE_SECONDS = 600;
const AWAY_MAX_MS = 60_000;
/** A mail that was deferred until it is this old is given up. */
const GIVE_UP_SECONDS = 3 * 24 * 3600;
const SWEEP_MS = 10 * 60_000;
/** From then on somebody who waits for a mail is being kept waiting. */
const LATE_SECONDS = 10 * 60;

/**
 * Sends the mail of a schema, what somebody waits for first. Several processes share the rows. A mail is marked as sent after
 * the server took it, so a crash in between sends it twice, with the same Message-ID, but never loses it. While the server
 * is away one mail at a time looks whether it is back, after waits that double from one second to a minute.
 */
export function startMailSender(options: {
  db: Database;
  schema: string;
  /** Undefined: there is no server, and mail waits. */
  transport: MailTransport | undefined;
  log: Logger;
  metrics?: Metrics | undefined;
  /** Setting MAIL_KEEP_DAYS. */
  keepDays?: number;
  /** The first wait for a server that is away. Milliseconds. */
  awayMs?: number;
}): MailSender {
  const { db, schema, transport, log, metrics, keepDays = 30, awayMs = 1000 } = options;
  if (metrics) measureMail(metrics, db, schema);
  let failures = 0;

  const pause = (error: unknown) => {
    failures += 1;
    const ms = Math.min(awayMs * 2 ** (failures - 1), AWAY_MAX_MS);
    if (failures === 1 || failures % 20 === 0) log.warn({ err: error, waitMs: ms }, 'mail does not leave');
    return { ms, whole: true };
  };

  const loop = startLoop(async () => {
    if (!transport) return { ms: AWAY_MAX_MS };
    try {
      const max = failures > 0 ? 1 : BATCH;
      const claimed = await claimMails(db, schema, { max, leaseSeconds: LEASE_SECONDS });
      if (claimed.length === 0) return { ms: POLL_MS };
      const away = await sendAll(db, schema, transport, claimed, log);
      if (away) return pause(away);
      if (failures > 0) log.info('mail leaves again');
      failures = 0;
      return { ms: 0 };
    } catch (error) {
      return pause(error);
    }
  });
  const listening = db.sql.listen(mailChannel(schema), loop.wake, loop.wake).catch((error: unknown) => {
    log.warn({ err: error }, 'mail: no notifications, polling only');
    return undefined;
  });
  const tidying = startSweep({
    name: `tidying mail ${schema}`,
    everyMs: SWEEP_MS,
    log,
    pass: async () => (await deleteEnded(db, schema, keepDays, BATCH)) === BATCH,
  });

  return {
    stop: async () => {
      await loop.stop();
      await tidying.stop();
      await (await listening)?.unlisten().catch(() => {});
      transport?.close();
    },
  };
}

/** Sends a batch and notes how each mail ended; the error of a server that is away, or undefined. */
async function sendAll(
  db: Database,
  schema: string,
  transport: MailTransport,
  mails: readonly ClaimedMail[],
  log: Logger,
): Promise<MailError | undefined> {
  let away: MailError | undefined;
  const sent: string[] = [];
  await Promise.all(
    mails.map(async ({ recipient, unsubscribeUrl, ...mail }) => {
      try {
        await transport.send({ ...mail, to: recipient, unsubscribeUrl: unsubscribeUrl ?? undefined });
        sent.push(mail.id);
      } catch (error) {
        if (!(error instanceof MailError)) throw error;
        if (error.end === 'away') away = error;
        const end = await noteFailure(db, schema, mail, error);
        if (end !== 'away') log.warn({ mail: mail.id, end, err: error }, 'a mail was not taken');
      }
    }),
  );
  if (sent.length > 0) await markSent(db, schema, sent);
  return away;
}

async function noteFailure(
  db: Database,
  schema: string,
  { id, attempts, ageSeconds }: Pick<ClaimedMail, 'id' | 'attempts' | 'ageSeconds'>,
  { end, message }: MailError,
): Promise<MailError['end']> {
  if (end === 'refused' || (end === 'deferred' && ageSeconds > GIVE_UP_SECONDS)) {
    await markFailed(db, schema, id, message);
    return 'refused';
  }
  const seconds = end === 'away' ? 0 : backoffSeconds(attempts);
  await putBack(db, schema, id, { seconds, error: message, counts: end === 'deferred' });
  return end;
}

/** Wait before the next try of a mail that was deferred: half a minute doubling to an hour. */
function backoffSeconds(attempts: number): number {
  return Math.min(30 * 2 ** Math.min(attempts, 10), 3600);
}

/** For the health of a process: whether mail leaves. */
export function lateMail(db: Database, schema: string): () => Promise<string | undefined> {
  return async () => {
    const { waiting, oldestSeconds } = await readBacklog(db, schema);
    if (oldestSeconds < LATE_SECONDS) return undefined;
    return `${waiting} mails wait, the oldest for ${Math.round(oldestSeconds / 60)} minutes (SMTP_URL)`;
  };
}

function measureMail(metrics: Metrics, db: Database, schema: string): void {
  metrics.collected({
    name: `mail ${schema}`,
    gauges: [
      { name: 'techbourse_mail_waiting', help: 'Mails that have not left yet', labels: ['schema'] },
      { name: 'techbourse_mail_failed', help: 'Mails of the last 30 days that no server took', labels: ['schema'] },
      { name: 'techbourse_mail_oldest_waiting_seconds', help: 'Age of the oldest waiting mail', labels: ['schema'] },
    ],
    collect: async () => {
      const { waiting, failed, oldestSeconds } = await readBacklog(db, schema);
      const labels = { schema };
      return [
        { gauge: 'techbourse_mail_waiting', labels, value: waiting },
        { gauge: 'techbourse_mail_failed', labels, value: failed },
        { gauge: 'techbourse_mail_oldest_waiting_seconds', labels, value: Math.max(0, oldestSeconds) },
      ];
    },
  });
}
