import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@techbourse/platform';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in by SMTP. */
export type CaughtMail = {
  id: string;
  at: Date;
  /** Of the envelope: where it would have gone. */
  recipients: readonly string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  /** Name in small letters to value. */
  headers: ReadonlyMap<string, string>;
};

export type MailCatcher = {
  /** For SMTP_URL. */
  readonly url: string;
  /** Newest first. */
  mails(): readonly CaughtMail[];
  /** The first mail to `to` (of which `matches` says yes) that came in and was not taken yet; waits for it. */
  take(to: string, matches?: (mail: CaughtMail) => boolean): Promise<CaughtMail>;
  stop(): Promise<void>;
};

const SIZE_MAX = 5_000_000;
const TAKE_MS = 15_000;
const LOOK_MS = 20;

/**
 * An SMTP server that delivers nothing and shows what came in: for one machine and for tests. Listens on loopback alone.
 * @param options.folder where mails outlive the process; without it they are kept in memory.
 * @param options.keep how many mails are kept; the oldest go.
 */
export async function startMailCatcher(
  options: { port?: number | undefined; folder?: string | undefined; keep?: number } = {},
): Promise<MailCatcher> {
  const { folder, keep = 500 } = options;
  const caught: CaughtMail[] = folder === undefined ? [] : await readFolder(folder);
  const taken = new WeakSet<CaughtMail>();

  const receive = async (stream: AsyncIterable<Buffer>, recipients: readonly string[]) => {
    const id = newId();
    const source = await readWhole(stream);
    const mail = await parse(id, recipients, source);
    if (folder !== undefined) await writeFile(join(folder, fileOf(mail)), source, { mode: 0o600 });
    caught.push(mail);
    while (caught.length > keep) {
      const oldest = caught.shift();
      if (oldest && folder !== undefined) await rm(join(folder, fileOf(oldest)), { force: true });
    }
  };

  const server = new SMTPServer({
    name: 'catcher',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_MAX,
    logger: false,
    onData: (stream, session, done) => {
      receive(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      ).then(
        () => done(),
        (error) => done(error),
      );
    },
  });
  // A client that hangs up is no concern of anybody.
  server.on('error', () => {});
  const listener = server.listen(options.port ?? 0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    mails: () => [...caught].reverse(),
    take: async (to, matches = () => true) => {
      const until = Date.now() + TAKE_MS;
      for (;;) {
        const found = caught.find((mail) => !taken.has(mail) && mail.recipients.includes(to) && matches(mail));
        if (found) {
          taken.add(found);
          return found;
        }
        if (Date.now() > until) throw new Error('waited too long for a mail');
        await wait(LOOK_MS);
      }
    },
    stop: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readWhole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function parse(id: string, recipients: readonly string[], source: Buffer): Promise<CaughtMail> {
  const { subject = '', text = '', html, from, date, headerLines } = await simpleParser(source);
  return {
    id,
    at: date ?? new Date(),
    recipients,
    from: from?.text ?? '',
    subject,
    text,
    html: html || '',
    headers: new Map(headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
  };
}

// The recipients of the envelope are in no header, so the name of the file holds them.
function fileOf({ id, recipients }: CaughtMail): string {
  return `${id}.${Buffer.from(recipients.slice(0, 1).join()).toString('base64url').slice(0, 180)}.eml`;
}

async function readFolder(folder: string): Promise<CaughtMail[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(
    files.map(async (name) => {
      const [id = '', recipient = ''] = name.split('.');
      const source = await readFile(join(folder, name));
      return parse(id, [Buffer.from(recipient, 'base64url').toString()], source);
    }),
  );
}
