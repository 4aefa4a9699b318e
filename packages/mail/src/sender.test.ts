import { connect } from '@techbourse/db';
import { silentLogger } from '@techbourse/platform';
import { asService, proxyTo, testSettings, waitFor } from '@techbourse/testkit';
import { pgSchema } from 'drizzle-orm/pg-core';
import fc from 'fast-check';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from './catcher/index.ts';
import { lateMail, type MailSender, startMailSender } from './sender.ts';
import { type NewMail, writeMails } from './store.ts';
import { mailTables } from './tables.ts';
import { smtpTransport } from './transport.ts';

const SCHEMA = 'identity';
const FROM = 'The exchange <exchange@exchange.example>';
const settings = await asService(await testSettings(), SCHEMA);
const db = connect(settings.DATABASE_URL, { name: 'mail-test' });
const { mail } = mailTables(pgSchema(SCHEMA));
afterAll(() => db.close());

const running: { stop(): Promise<unknown> }[] = [];
let catcher: MailCatcher;
beforeEach(async () => {
  await db.sql`delete from identity.mail`;
  catcher = await startMailCatcher();
});
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop();
  await catcher.stop();
});

function startSender(url: string | undefined = catcher.url): MailSender {
  const transport = url === undefined ? undefined : smtpTransport(url, FROM);
  const sender = startMailSender({ db, schema: SCHEMA, transport, log: silentLogger(), awayMs: 10 });
  running.push(sender);
  return sender;
}

let made = 0;
function newMail(more: Partial<NewMail> = {}): NewMail {
  made += 1;
  const content = { subject: `Mail ${made}`, paragraphs: [`Text ${made}`] };
  return { kind: 'test', to: `p${made}@example.org`, language: 'en', content, ...more };
}

const rows = () =>
  db.sql<{ recipient: string; state: string; attempts: number; text: string | null; error: string | null }[]>`
    select recipient, state, attempts, text, error from identity.mail order by created_at, id`;

/** A server that answers as told. */
async function serverThat(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], ...options });
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await waitFor(() => listener.listening);
  running.push({ stop: () => new Promise<void>((resolve) => server.close(() => resolve())) });
  const address = listener.address();
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}
const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

describe('mail', () => {
  it('leaves after the commit of its cause, and not at all when that is rolled back', async () => {
    startSender();
    const [kept, lost] = [newMail(), newMail()];
    await db.orm.transaction((tx) => writeMails(tx, mail, [kept]));
    await db.orm
      .transaction(async (tx) => {
        await writeMails(tx, mail, [lost]);
        throw new Error('rolled back');
      })
      .catch(() => {});
    const { subject, text, from, headers } = await catcher.take(kept.to);
    expect({ subject, from }).toEqual({
      subject: kept.content.subject,
      from: '"The exchange" <exchange@exchange.example>',
    });
    expect(text.trim()).toBe(kept.content.paragraphs[0]);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('en');
    await waitFor(async () => (await rows()).every(({ state }) => state === 'sent'));
    expect(catcher.mails()).toHaveLength(1);
  });

  it('forgets its words once it is sent', async () => {
    startSender();
    await writeMails(db.orm, mail, [newMail()]);
    await waitFor(async () => (await rows())[0]?.state === 'sent');
    expect((await rows())[0]?.text).toBeNull();
  });

  it('waits while the server is away, costs no try by it, and leaves when the server is back', async () => {
    const way = await proxyTo(catcher.url);
    way.cut();
    startSender(way.url);
    const mails = Array.from({ length: 30 }, () => newMail());
    await writeMails(db.orm, mail, mails);
    await waitFor(async () => (await rows()).some(({ error }) => error !== null));
    expect(catcher.mails()).toHaveLength(0);
    way.pass();
    for (const { to } of mails) await catcher.take(to);
    await waitFor(async () => (await rows()).every(({ state, attempts }) => state === 'sent' && attempts === 0));
    await way.close();
  });

  it('waits without a server, and the health of the process says so once it is late', async () => {
    startSender(undefined);
    await writeMails(db.orm, mail, [newMail()]);
    const late = lateMail(db, SCHEMA);
    expect(await late()).toBeUndefined();
    await db.sql`update identity.mail set created_at = now() - interval '25 minutes'`;
    expect(await late()).toBe('1 mails wait, the oldest for 25 minutes (SMTP_URL)');
  });

  it('that nobody will ever take ends, and the others go on', async () => {
    const url = await serverThat({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith('gone') ? refusal(550) : null),
      onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
    });
    startSender(url);
    await writeMails(db.orm, mail, [newMail({ to: 'gone@example.org' }), newMail(), newMail()]);
    await waitFor(async () => (await rows()).every(({ state }) => state !== 'waiting'));
    expect((await rows()).map(({ state }) => state)).toEqual(['failed', 'sent', 'sent']);
    expect((await rows())[0]?.error).toContain('550');
  });

  it('that is deferred is tried again later, and given up after days', async () => {
    const url = await serverThat({ onRcptTo: (_address, _session, done) => done(refusal(451)) });
    startSender(url);
    await writeMails(db.orm, mail, [newMail()]);
    await waitFor(async () => (await rows())[0]?.attempts === 1);
    expect((await rows())[0]?.state).toBe('waiting');
    await db.sql`update identity.mail set created_at = now() - interval '4 days', next_at = now()`;
    await writeMails(db.orm, mail, [newMail({ to: 'wakes@example.org' })]);
    await waitFor(async () => (await rows()).some(({ state }) => state === 'failed'));
  });

  it('refused for an hour, try by try, by a server that is ill, is lost by none and sent once each', async () => {
    let isIll = true;
    const taken: string[] = [];
    const url = await serverThat({
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          if (!isIll) taken.push(...session.envelope.rcptTo.map(({ address }) => address));
          done(isIll ? refusal(451) : null);
        });
      },
    });
    startSender(url);
    startSender(url);
    const mails = [1, 2, 3, 4, 5].map(() => newMail());
    await writeMails(db.orm, mail, mails);
    const tries = async () => Math.min(...(await rows()).map(({ attempts }) => attempts));
    for (let minute = 1; minute <= 60; minute++) {
      await waitFor(async () => (await tries()) === minute);
      // A minute passes, and with it the wait for the next try.
      await db.sql`update identity.mail set next_at = now(), created_at = created_at - interval '1 minute'`;
      if (minute === 60) isIll = false;
      await db.sql`select pg_notify('mail_identity', '')`;
    }
    await waitFor(async () => (await rows()).every(({ state }) => state === 'sent'));
    expect(taken.sort()).toEqual(mails.map(({ to }) => to).sort());
  });

  it('waits while the server refuses the sender or the password: that is no fault of a mail', async () => {
    let isRefusing = true;
    const url = await serverThat({
      onMailFrom: (_address, _session, done) => done(isRefusing ? refusal(550) : null),
      onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
    });
    startSender(url);
    await writeMails(db.orm, mail, [newMail(), newMail()]);
    await waitFor(async () => (await rows()).some(({ error }) => error?.includes('550')));
    expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    isRefusing = false;
    await waitFor(async () => (await rows()).every(({ state }) => state === 'sent'));
  });

  it('of a process that died is sent by another', async () => {
    await writeMails(db.orm, mail, [newMail()]);
    await db.sql`update identity.mail set next_at = now() + interval '10 minutes'`; // as a claim does
    startSender();
    await db.sql`update identity.mail set next_at = now() - interval '1 second'`;
    await writeMails(db.orm, mail, [newMail({ to: 'wakes@example.org' })]);
    await waitFor(() => catcher.mails().length === 2);
  });

  it('is sent once by several processes', async () => {
    for (let i = 0; i < 3; i++) startSender();
    const mails = Array.from({ length: 200 }, () => newMail());
    await writeMails(db.orm, mail, mails);
    await waitFor(async () => (await rows()).every(({ state }) => state === 'sent'));
    const recipients = catcher.mails().flatMap((one) => one.recipients);
    expect(recipients.sort()).toEqual(mails.map(({ to }) => to).sort());
  });

  it('that somebody waits for goes before what nobody does', async () => {
    const bulk = Array.from({ length: 120 }, () => newMail({ bulk: true }));
    const urgent = newMail();
    await db.orm.transaction(async (tx) => {
      await writeMails(tx, mail, bulk);
      await writeMails(tx, mail, [urgent]);
    });
    startSender();
    await catcher.take(urgent.to);
    await waitFor(() => catcher.mails().length === 121);
    const order = catcher
      .mails()
      .toReversed()
      .flatMap((one) => one.recipients);
    expect(order.indexOf(urgent.to)).toBeLessThan(100); // of the first batch
  });

  it('can be unsubscribed from with one click', async () => {
    startSender();
    const one = newMail({ unsubscribeUrl: 'https://exchange.example/u?t=1' });
    await writeMails(db.orm, mail, [one]);
    const { headers } = await catcher.take(one.to);
    expect(headers.get('list-unsubscribe')).toBe('<https://exchange.example/u?t=1>');
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  it('goes to its one recipient with its own headers, whatever stands in it', async () => {
    startSender();
    const plain = newMail();
    await writeMails(db.orm, mail, [plain]);
    const expected = [...(await catcher.take(plain.to)).headers.keys()].sort();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        'x\r\nBcc: evil@evil.cn',
        'x\nTo: evil@evil.cn',
        '=?utf-8?Q?x=0ABcc:_e@e.cn?=',
        '\r\n.\r\nMAIL FROM:<a@b.cn>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (subject, text, title) => {
        const one = newMail({
          content: { subject: `Of ${subject}`, paragraphs: [text], items: [{ title }], note: text },
        });
        await writeMails(db.orm, mail, [one]);
        const { headers, recipients } = await catcher.take(one.to);
        expect(recipients).toEqual([one.to]);
        expect([...headers.keys()].sort()).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('is never written for what is no address', async () => {
    const many = newMail({ to: 'a@b.cn, c@d.cn' });
    await expect(writeMails(db.orm, mail, [many])).rejects.toThrow('one address');
    expect(await rows()).toEqual([]);
  });

  it('is forgotten a month after its end', async () => {
    await writeMails(db.orm, mail, [newMail(), newMail()]);
    await db.sql`update identity.mail set state = 'failed', ended_at = now() - interval '31 days' where recipient = ${`p${made}@example.org`}`;
    startSender(undefined);
    await waitFor(async () => (await rows()).length === 1);
  });
});
