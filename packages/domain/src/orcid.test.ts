import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orcidCheckCharacter, orcidSchema, readOrcid } from './orcid.ts';

describe('an ORCID iD', () => {
  it.each([
    ['0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['https://orcid.org/0000-0001-5109-3700', '0000-0001-5109-3700'],
    ['000000021694233x', '0000-0002-1694-233X'],
    ['http://orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['HTTPS://ORCID.org/0000-0002-1694-233x/', '0000-0002-1694-233X'],
    ['orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['https://www.orcid.org/0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['ORCID: 0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['ORCID iD 0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['0000 0002 1825 0097', '0000-0002-1825-0097'],
    [' 0000\u20110002\u20131825\u20110097 ', '0000-0002-1825-0097'],
    ['https://orcid.org.example/0000-0002-1825-0097', undefined],
    ['https://orcid.org/0000-0002-1825-0097/print', undefined],
    ['0000-0002-1825-00977', undefined],
    ['0000-0002-1825-0098', undefined],
    ['0000-0002-1825-009', undefined],
    ['https://example.org/0000-0002-1825-0097', undefined],
    ['', undefined],
  ])('%s is read as %s', (text, read) => {
    expect(readOrcid(text)).toBe(read);
  });

  it('with any one wrong digit is none', () => {
    const first15 = fc.array(fc.nat(9), { minLength: 15, maxLength: 15 }).map((digits) => digits.join(''));
    fc.assert(
      fc.property(first15, fc.nat(14), fc.nat(9), (body, at, wrong) => {
        const check = orcidCheckCharacter(body) ?? '';
        expect(readOrcid(body + check)).toBeDefined();
        fc.pre(body.charAt(at) !== String(wrong));
        expect(readOrcid(body.slice(0, at) + wrong + body.slice(at + 1) + check)).toBeUndefined();
      }),
    );
  });

  it('is kept in one form, and a wrong one is named', () => {
    expect(orcidSchema.parse('https://orcid.org/0000000218250097')).toBe('0000-0002-1825-0097');
    const wrong = orcidSchema.safeParse('0000-0002-1825-0096').error?.issues;
    expect(wrong).toMatchObject([{ code: 'custom', params: { rule: 'person.orcid' } }]);
  });
});
