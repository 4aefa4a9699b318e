import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@techbourse/db';
import { restoreBackup, takeBackup } from '@techbourse/db/backup';
import { asAdministrator, asService, testSettings } from '@techbourse/testkit';
import { afterAll, expect, inject, it } from 'vitest';
import { signedContract, testContext } from '../../test/exchange.ts';
import { readContractsConfig } from '../config.ts';
import { createContext } from '../context.ts';
import { recordPayment } from '../payment/record.ts';
import { verifyLedger } from '../recorded.ts';

const ctx = await testContext();
const opened = [ctx];
afterAll(async () => {
  for (const each of opened) await each.close();
});

it('a ledger that comes back from a backup verifies, and goes on where it was', async () => {
  const contract = await signedContract(ctx);
  await signedContract(ctx);
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  const url = asAdministrator(ctx.config.DATABASE_URL);
  await takeBackup(url, ['contracts'], folder);

  const name = `r_${randomBytes(6).toString('hex')}`;
  const other = await testSettings();
  const target = new URL(asAdministrator(other.DATABASE_URL));
  const administrator = connect(target.href);
  await administrator.sql`create database ${administrator.sql(name)}`;
  await administrator.close();
  target.pathname = `/${name}`;
  const migrations = join(import.meta.dirname, '../db/migrations');
  const plan = { schema: 'contracts', folder: migrations, password: inject('engines').rolePassword };
  await restoreBackup(target.href, [plan], folder);

  const settings = await asService({ ...other, DATABASE_URL: target.href }, 'contracts');
  const restored = createContext(readContractsConfig(settings));
  opened.push(restored);
  expect(await verifyLedger(restored)).toMatchObject({ ok: true, entries: 2 });
  const { id, buyer } = contract;
  const paidOn = restored.clock.now().toISOString().slice(0, 10);
  await recordPayment(restored, buyer, id, { amount: '400000.00', currency: 'CNY', paidOn, scheduleLine: 1 }, {});
  expect(await verifyLedger(restored)).toMatchObject({ ok: true, entries: 3 });
});
