import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@techbourse/platform';
import { expect, it } from 'vitest';
import { smtpTransport } from '../transport.ts';
import { startMailCatcher } from './catcher.ts';

const mailTo = (to: string) => ({
  id: newId(),
  to,
  language: 'ru',
  subject: 'Тема письма',
  text: 'Текст\n',
  html: '<p>Текст</p>',
});

it('caught mail outlives the catcher, and the oldest goes when there is too much', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caught-'));
  const first = await startMailCatcher({ folder, keep: 2 });
  const transport = smtpTransport(first.url, 'exchange@localhost');
  for (const name of ['a', 'b', 'c']) await transport.send(mailTo(`${name}@example.org`));
  transport.close();
  await first.stop();
  expect(readdirSync(folder)).toHaveLength(2);
  const second = await startMailCatcher({ folder, keep: 2 });
  expect(second.mails().map(({ recipients, subject, text }) => ({ recipients, subject, text }))).toEqual([
    { recipients: ['c@example.org'], subject: 'Тема письма', text: 'Текст\n' },
    { recipients: ['b@example.org'], subject: 'Тема письма', text: 'Текст\n' },
  ]);
  await second.stop();
});

it('a port that is taken is an error', async () => {
  const catcher = await startMailCatcher();
  const port = Number(new URL(catcher.url).port);
  await expect(startMailCatcher({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await catcher.stop();
});
