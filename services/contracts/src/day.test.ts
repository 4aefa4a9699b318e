import { afterAll, describe, expect, it } from 'vitest';
import { movableClock, signedContract, testContext } from '../test/exchange.ts';
import { proposeChange } from './change/propose.ts';
import { readContractsConfig } from './config.ts';
import { recordPayment } from './payment/record.ts';
import { registerContract } from './registration/record.ts';

const clock = movableClock();
const harbin = await testContext(clock, { EXCHANGE_TIME_ZONE: 'Asia/Shanghai' });
const newYork = await testContext(clock, { EXCHANGE_TIME_ZONE: 'America/New_York' });
afterAll(() => Promise.all([harbin.close(), newYork.close()]));

const paid = (paidOn: string) => ({ amount: '10.00', currency: 'CNY', paidOn, scheduleLine: 1 });
const registered = (registeredOn: string) => ({ authority: 'Science bureau', number: registeredOn, registeredOn });

describe('the day of the exchange', () => {
  it('is today in Harbin at seven in the morning, while it is still yesterday in Greenwich', async () => {
    clock.set('2026-12-31T23:00:00.000Z');
    const { id, buyer } = await signedContract(harbin);
    await recordPayment(harbin, buyer, id, paid('2027-01-01'), {});
    await registerContract(harbin, buyer, id, registered('2027-01-01'), {});
    const tomorrow = recordPayment(harbin, buyer, id, paid('2027-01-02'), {});
    await expect(tomorrow).rejects.toMatchObject({ issues: [{ pointer: '/paidOn', rule: 'payment.day' }] });
  });

  it('tells what was paid before the signing by the day of signing there', async () => {
    clock.set('2026-12-31T23:00:00.000Z');
    const { id, buyer } = await signedContract(harbin);
    const early = recordPayment(harbin, buyer, id, paid('2026-12-31'), {});
    await expect(early).rejects.toMatchObject({ issues: [{ rule: 'payment.before_signing' }] });
    await recordPayment(harbin, buyer, id, { ...paid('2026-12-31'), earlyReason: 'a deposit' }, {});
  });

  it('begins what was signed there on the day of signing there', async () => {
    clock.set('2026-12-31T23:00:00.000Z');
    const { id, seller } = await signedContract(harbin);
    const from = (effectiveOn: string) =>
      proposeChange(harbin, seller, id, { kind: 'amendment', text: 'A longer trial', effectiveOn }, {});
    await expect(from('2026-12-31')).rejects.toMatchObject({ reason: 'change.effective_on' });
    await from('2027-01-01');
  });

  it('is still yesterday in New York after midnight in Greenwich, also when summer time has ended', async () => {
    clock.set('2027-11-08T04:30:00.000Z');
    const { id, buyer } = await signedContract(newYork);
    await recordPayment(newYork, buyer, id, paid('2027-11-07'), {});
    const tomorrow = recordPayment(newYork, buyer, id, paid('2027-11-08'), {});
    await expect(tomorrow).rejects.toMatchObject({ issues: [{ rule: 'payment.day' }] });
  });

  it('needs a zone that exists, and is told which setting is wrong', () => {
    const settings = { EXCHANGE_TIME_ZONE: 'Harbin' };
    expect(() => readContractsConfig(settings)).toThrow(/EXCHANGE_TIME_ZONE: Not a time zone: use an IANA name/);
  });
});
