import { createTransport } from 'nodemailer';
import { parseSender } from './address.ts';

/** A mail ready to be sent. */
export type OutgoingMail = {
  id: string;
  to: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl?: string | undefined;
};

/**
 * How a try ended badly. `refused`: the server will never take this mail. `deferred`: not now. `away`: the server takes
 * none at all, from whatever reason.
 */
export class MailError extends Error {
  readonly end: 'refused' | 'deferred' | 'away';
  constructor(end: MailError['end'], message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'MailError';
    this.end = end;
  }
}

export type MailTransport = {
  /** @throws MailError */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
};

const CONNECT_MS = 10_000;
const ANSWER_MS = 60_000;

/**
 * Sends by SMTP over a few connections that stay open.
 * @param url setting SMTP_URL. `smtps:` is TLS from the start; `smtp:` takes TLS when the server offers it, and refuses to go
 *   without it by `?requireTLS=true`.
 * @param from setting MAIL_FROM.
 */
export function smtpTransport(url: string, from: string, options: { connections?: number } = {}): MailTransport {
  const sender = parseSender(from);
  if (!sender) throw new Error('MAIL_FROM is no address');
  const domain = sender.address.split('@')[1];
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: options.connections ?? 4,
    maxMessages: 1000,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // A mail is made of our own texts; nothing is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, language, subject, text, html, unsubscribeUrl }) => {
      const headers: Record<string, string> = {
        'Content-Language': language,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      };
      if (unsubscribeUrl) {
        headers['List-Unsubscribe'] = `<${unsubscribeUrl}>`;
        headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click';
      }
      try {
        await transport.sendMail({
          // The same for every try, so that a mail sent twice can be recognised.
          messageId: `<${id}@${domain}>`,
          from: sender,
          // An object, so that nothing in it is read as a list of addresses.
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers,
        });
      } catch (error) {
        throw asMailError(error);
      }
    },
    close: () => transport.close(),
  };
}

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

function asMailError(error: unknown): MailError {
  const { code, command, responseCode = 0 } = error as SmtpError;
  // The answer itself may quote the address: its number says enough.
  const words = [code, command, responseCode || undefined].filter(Boolean).join(' ') || 'unknown';
  const aboutMail = command === 'RCPT TO' || command === 'DATA';
  if (aboutMail && responseCode >= 500) return new MailError('refused', words, error);
  if (aboutMail && responseCode >= 400 && responseCode !== 421) return new MailError('deferred', words, error);
  if (code === 'EENVELOPE' && command === 'API') return new MailError('refused', words, error);
  return new MailError('away', words, error);
}
