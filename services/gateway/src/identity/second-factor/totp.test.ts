import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashRecoveryCode, newRecoveryCodes } from './recovery.ts';
import { base32, codeOf, newSecret, secretUri, stepAt, stepOf } from './totp.ts';

describe('a code of an app', () => {
  // Appendix B of RFC 6238, the last six of its eight digits.
  const secret = base32(Buffer.from('12345678901234567890'));
  it.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
    ['2603-10-11T11:33:20Z', '353130'],
  ])('is that of the standard at %s', (at, code) => {
    expect(codeOf(secret, stepAt(new Date(at)))).toBe(code);
  });

  it('works for a clock that is a step off, once, and never after a later one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000_000_000, max: 4_000_000_000 }),
        fc.integer({ min: -3, max: 3 }),
        (seconds, off) => {
          const at = new Date(seconds * 1000);
          const step = stepAt(at) + off;
          const found = stepOf(secret, codeOf(secret, step), { at, lastStep: 0 });
          if (Math.abs(off) <= 1) expect(found).toBe(step);
          expect(
            stepOf(secret, codeOf(secret, step), { at, lastStep: Math.max(step, stepAt(at) + 1) }),
          ).toBeUndefined();
        },
      ),
    );
  });

  it('comes from a secret of 160 bits, which an app takes from a link', () => {
    const fresh = newSecret();
    expect(fresh).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(secretUri(fresh, 'li.na@example.org'));
    expect(uri.href).toContain('otpauth://totp/techbourse:li.na%40example.org?');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: fresh, issuer: 'techbourse', digits: '6' });
  });
});

it('recovery codes are ten different ones, and are known however they are typed', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[a-z2-7]{5}-[a-z2-7]{5}$/);
    expect(hashRecoveryCode(` ${code.toUpperCase().replace('-', ' ')} `, 's')).toBe(hashRecoveryCode(code, 's'));
  }
  expect(hashRecoveryCode(codes[0] ?? '', 's')).not.toBe(hashRecoveryCode(codes[0] ?? '', 'other'));
});
