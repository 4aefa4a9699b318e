import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLei, isRor, isUscc, organisationIdentifiersSchema, usccCheckCharacter } from './organisation.ts';

describe('organisation identifiers', () => {
  it('checks a unified social credit code', () => {
    expect(isUscc('91110108551385082Q')).toBe(true);
    expect(isUscc('91110108551385083Q')).toBe(false);
    expect(isUscc('9111010855138508IQ')).toBe(false);
    expect(isUscc('')).toBe(false);
  });

  it('sees any one wrong character of a unified social credit code', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    const first17 = fc.array(character, { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
    fc.assert(
      fc.property(first17, fc.nat(16), character, (body, at, wrong) => {
        const check = usccCheckCharacter(body) ?? '';
        expect(isUscc(body + check)).toBe(true);
        fc.pre(body.charAt(at) !== wrong);
        expect(isUscc(body.slice(0, at) + wrong + body.slice(at + 1) + check)).toBe(false);
      }),
    );
  });

  it.each([
    ['https://ror.org/04ct4d772', true],
    ['03cve4549', true],
    ['03cve4548', false],
    ['ror.org/03cve4549', false],
  ])('checks the ROR id %s', (code, right) => {
    expect(isRor(code)).toBe(right);
  });

  it.each([
    ['HWUPKR0MPOU8FGXBT394', true],
    ['HWUPKR0MPOU8FGXBT395', false],
    ['hwupkr0mpou8fgxbt394', false],
  ])('checks the LEI %s', (code, right) => {
    expect(isLei(code)).toBe(right);
  });

  it('names the identifier that is wrong', () => {
    const result = organisationIdentifiersSchema.safeParse({ uscc: '91110108551385082Q', ror: '03cve4548' });
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([['ror']]);
  });
});
