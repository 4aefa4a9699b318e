import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isInn,
  isLei,
  isOgrn,
  isRor,
  isUscc,
  normalIdentifier,
  organisationIdentifiersSchema,
  usccCheckCharacter,
} from './organisation.ts';

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

  it.each([
    ['7707083893', true],
    ['7707083894', false],
    ['500100732259', true],
    ['500100732258', false],
    ['500100732269', false],
    ['0000000000', false],
    ['77070838', false],
    ['770708389З', false],
  ])('checks the INN %s', (code, right) => {
    expect(isInn(code)).toBe(right);
  });

  it.each([
    ['1027700132195', true],
    ['1027700132194', false],
    ['304500116000157', true],
    ['304500116000158', false],
    ['4027700132195', false],
    ['102770013219', false],
  ])('checks the OGRN %s', (code, right) => {
    expect(isOgrn(code)).toBe(right);
  });

  it('sees any one wrong digit of an INN', () => {
    fc.assert(
      fc.property(fc.constantFrom('7707083893', '500100732259'), fc.nat(11), fc.nat(9), (code, at, wrong) => {
        fc.pre(at < code.length && code.charAt(at) !== String(wrong));
        // Weights that share a factor with 11 or a remainder of ten would let one pass; there is no such weight.
        const changed = code.slice(0, at) + wrong + code.slice(at + 1);
        expect(isInn(changed)).toBe(false);
      }),
    );
  });

  it('writes equal identifiers alike', () => {
    expect(normalIdentifier('ror', 'https://ror.org/04CT4D772')).toBe('04ct4d772');
    expect(normalIdentifier('uscc', '91110108 5513 85082q')).toBe('91110108551385082Q');
    expect(normalIdentifier('inn', '7707 083893')).toBe('7707083893');
  });

  it('names the identifier that is wrong', () => {
    const result = organisationIdentifiersSchema.safeParse({ uscc: '91110108551385082Q', ror: '03cve4548' });
    expect(result.error?.issues.map((issue) => issue.path)).toEqual([['ror']]);
  });
});
