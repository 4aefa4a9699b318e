import { type Database, type Executor, rowBatches, type Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { isMailAddress } from './address.ts';
import type { MailContent, MailLanguage } from './content.ts';
import { renderMail, webUrl } from './render.ts';
import type { MailTable } from './tables.ts';

/** A mail as its cause writes it. */
export type NewMail = {
  /** What it is about, for the operator and the figures: `account.verify`. */
  kind: string;
  to: string;
  language: MailLanguage;
  content: MailContent;
  /** One of many that nobody waits for. */
  bulk?: boolean;
  /** Where a POST without signing in ends mail of this kind (RFC 8058). */
  unsubscribeUrl?: string;
};

/** A mail that a sender has taken for itself. */
export type ClaimedMail = {
  id: string;
  recipient: string;
  language: MailLanguage;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string | null;
  attempts: number;
  ageSeconds: number;
};

/** Name of the notification that wakes the sender of a schema. */
export const mailChannel = (schema: string) => `mail_${schema}`;

/**
 * Writes mail in the transaction of its cause; it leaves after the commit (`startMailSender`).
 * @throws Error for what is no address: check what people give before (`isMailAddress`).
 */
export async function writeMails(tx: Tx | Executor, mail: MailTable, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  if (!mails.every(({ to }) => isMailAddress(to))) throw new Error('a mail is for one address');
  const { schema } = getTableConfig(mail);
  const rows = mails.map(({ kind, to, language, content, bulk = false, unsubscribeUrl }) => ({
    id: newId(),
    kind,
    recipient: to,
    language,
    bulk,
    unsubscribeUrl: unsubscribeUrl === undefined ? null : webUrl(unsubscribeUrl),
    ...renderMail(content, language),
  }));
  for (const part of rowBatches(mail, rows)) await tx.insert(mail).values(part);
  await tx.execute(sql`select pg_notify(${mailChannel(schema ?? 'public')}, '')`);
}

/** Takes waiting mail; until `leaseSeconds` have passed no other process does. */
export async function claimMails(
  db: Database,
  schema: string,
  options: { max: number; leaseSeconds: number },
): Promise<ClaimedMail[]> {
  const table = db.sql(`${schema}.mail`);
  return db.sql<ClaimedMail[]>`
    update ${table} set next_at = now() + make_interval(secs => ${options.leaseSeconds})
    where id in (select id from ${table} where state = 'waiting' and next_at <= now()
      order by bulk, next_at limit ${options.max} for update skip locked)
    returning id, recipient, language, subject, text, html, unsubscribe_url as "unsubscribeUrl", attempts,
      extract(epoch from now() - created_at)::float8 as "ageSeconds"`;
}

export async function markSent(db: Database, schema: string, ids: readonly string[]): Promise<void> {
  await db.sql`
    update ${db.sql(`${schema}.mail`)} set state = 'sent', ended_at = now(), error = null, subject = null, text = null,
      html = null, unsubscribe_url = null
    where id = any(${[...ids]}::uuid[]) and state = 'waiting'`;
}

/** Not to be sent ever. */
export async function markFailed(db: Database, schema: string, id: string, error: string): Promise<void> {
  await db.sql`
    update ${db.sql(`${schema}.mail`)} set state = 'failed', ended_at = now(), error = ${error}, attempts = attempts + 1,
      subject = null, text = null, html = null, unsubscribe_url = null
    where id = ${id} and state = 'waiting'`;
}

/** To be tried again by anybody. `counts`: it was this mail that was refused, not the server that was away. */
export async function putBack(
  db: Database,
  schema: string,
  id: string,
  options: { seconds: number; error: string; counts: boolean },
): Promise<void> {
  await db.sql`
    update ${db.sql(`${schema}.mail`)} set next_at = now() + make_interval(secs => ${options.seconds}),
      error = ${options.error}, attempts = attempts + ${options.counts ? 1 : 0}
    where id = ${id} and state = 'waiting'`;
}

/** One batch of mails that ended long ago; how many there were. */
export async function deleteEnded(db: Database, schema: string, days: number, max: number): Promise<number> {
  const table = db.sql(`${schema}.mail`);
  const gone = await db.sql`
    delete from ${table} where id in (
      select id from ${table} where state <> 'waiting' and ended_at < now() - make_interval(days => ${days})
      order by ended_at limit ${max} for update skip locked)`;
  return gone.count;
}

export type MailBacklog = { waiting: number; failed: number; oldestSeconds: number };

export async function readBacklog(db: Database, schema: string): Promise<MailBacklog> {
  const [row] = await db.sql<MailBacklog[]>`
    select count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state = 'failed')::int as failed,
      coalesce(extract(epoch from now() - min(created_at) filter (where state = 'waiting')), 0)::float8 as "oldestSeconds"
    from ${db.sql(`${schema}.mail`)}`;
  return row ?? { waiting: 0, failed: 0, oldestSeconds: 0 };
}
