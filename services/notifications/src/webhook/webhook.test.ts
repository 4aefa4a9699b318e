import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSecret, signedHeaders } from './sign.ts';
import { disabledBecause, holdMs, RETRY_MS, retryAfterMs, retryMs, shownAnswer, verdictOf } from './webhook.ts';

const HOUR = 3_600_000;
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the tries of a delivery', () => {
  it('begin within seconds, take more and more time, and end after four days', () => {
    expect(RETRY_MS[0]).toBe(5000);
    expect(RETRY_MS).toEqual([...RETRY_MS].sort((a, b) => a - b));
    const total = RETRY_MS.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeGreaterThan(4 * 24 * HOUR);
    expect(total).toBeLessThan(5 * 24 * HOUR);
    expect(retryMs(RETRY_MS.length, 0.5)).toBeDefined();
    expect(retryMs(RETRY_MS.length + 1, 0.5)).toBeUndefined();
  });

  it('wait within a tenth of their time whatever chance says, and never shorter than the try before', () => {
    const tries = fc.integer({ min: 1, max: RETRY_MS.length });
    fc.assert(
      fc.property(tries, share, share, (failed, first, second) => {
        const wait = retryMs(failed, first) ?? 0;
        const usual = RETRY_MS[failed - 1] ?? 0;
        expect(Math.abs(wait - usual)).toBeLessThanOrEqual(usual * 0.1 + 1);
        const before = retryMs(failed - 1, second);
        if (before !== undefined && (RETRY_MS[failed - 2] ?? 0) * 1.3 < usual) expect(wait).toBeGreaterThan(before);
      }),
    );
  });

  it('wait as long as the receiver asks, but no longer than an hour for that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: RETRY_MS.length }), share, fc.nat(10 * HOUR), (failed, random, asked) => {
        const wait = retryMs(failed, random, asked) ?? 0;
        expect(wait).toBe(Math.max(retryMs(failed, random) ?? 0, Math.min(asked, HOUR)));
      }),
    );
    const now = new Date('2026-01-01T00:00:00Z');
    expect(retryAfterMs('120', now)).toBe(120_000);
    expect(retryAfterMs('Thu, 01 Jan 2026 00:01:00 GMT', now)).toBe(60_000);
    for (const nothing of [null, '', 'soon', '-5', 'Thu, 01 Jan 2020 00:00:00 GMT']) {
      expect(retryAfterMs(nothing, now)).toBe(0);
    }
  });

  it('to a receiver that fails again and again are held up together, an hour at most', () => {
    expect(holdMs(0)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (failures) => {
        expect(holdMs(failures)).toBeGreaterThanOrEqual(holdMs(failures - 1));
        expect(holdMs(failures)).toBeLessThanOrEqual(HOUR);
      }),
    );
  });
});

describe('a receiver', () => {
  const now = new Date('2026-03-10T00:00:00Z');
  const since = (days: number) => ({ failingSince: new Date(now.getTime() - days * 24 * HOUR) });

  it('is well with 2xx alone; a redirect is none', () => {
    for (const status of [200, 201, 204, 299])
      expect(verdictOf(status)).toEqual({ ok: true, gone: false, error: null });
    for (const status of [100, 301, 302, 307, 400, 404, 429, 500, 503]) {
      expect(verdictOf(status)).toMatchObject({ ok: false, gone: false, error: expect.any(String) });
    }
    expect(verdictOf(302).error).toBe('redirects are not followed');
    expect(verdictOf(410)).toMatchObject({ ok: false, gone: true });
  });

  it('is disabled after five days without a success, or when it says that it is gone', () => {
    const failed = verdictOf(500);
    expect(disabledBecause({ failingSince: null }, failed, now)).toBeUndefined();
    expect(disabledBecause(since(4.99), failed, now)).toBeUndefined();
    expect(disabledBecause(since(5), failed, now)).toBe('failing');
    expect(disabledBecause({ failingSince: null }, verdictOf(410), now)).toBe('gone');
  });

  it('may answer any bytes: what is shown can be stored, and holds nothing that a terminal would act on', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1200 }), (bytes) => {
        const shown = shownAnswer(bytes);
        expect(shown.length).toBeLessThanOrEqual(1000);
        expect([...shown].filter((one) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(one) && !'\n\t'.includes(one))).toEqual([]);
      }),
    );
    expect(shownAnswer(Buffer.from('a\nb\té\u001b[31m'))).toBe('a\nb\té\uFFFD[31m');
  });
});

describe('a signature', () => {
  it('is made with each secret that holds, and with no other', () => {
    const now = new Date('2026-03-10T00:00:00Z');
    const [secret, previousSecret] = [newSecret(), newSecret()];
    const signed = (previousUntil: Date | null) =>
      signedHeaders({ secret, previousSecret, previousUntil }, 'id', '{}', now)['webhook-signature']?.split(' ');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(signed(new Date(now.getTime() + 1))).toHaveLength(2);
    expect(signed(now)).toHaveLength(1);
    expect(signed(null)?.[0]).toMatch(/^v1,/);
  });
});
