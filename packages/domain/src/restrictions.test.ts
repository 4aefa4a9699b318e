import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permits, restrictionsSchema } from './restrictions.ts';

describe('restrictions', () => {
  it('name the only countries or the excluded ones, not both and not neither', () => {
    expect(restrictionsSchema.safeParse({ onlyCountries: ['CN', 'RU'] }).success).toBe(true);
    expect(restrictionsSchema.safeParse({ notCountries: ['US'] }).success).toBe(true);
    for (const wrong of [{}, { onlyCountries: ['CN'], notCountries: ['US'] }]) {
      const issue = restrictionsSchema.safeParse(wrong).error?.issues[0];
      expect(issue).toMatchObject({ code: 'custom', params: { rule: 'restrictions.one_list' } });
    }
  });

  it.each([[['XX']], [[]], [['CN', 'CN']], ['CN']])('refuse %j as a list of countries', (codes) => {
    expect(restrictionsSchema.safeParse({ onlyCountries: codes }).success).toBe(false);
  });

  it.each([
    ['nothing is restricted', undefined, [], true],
    ['the one that is allowed', { onlyCountries: ['CN'] }, ['CN'], true],
    ['one that is not among the only', { onlyCountries: ['CN'] }, ['RU'], false],
    ['one that is excluded', { notCountries: ['RU'] }, ['RU'], false],
    ['one that is not excluded', { notCountries: ['RU'] }, ['CN'], true],
    ['work abroad of an organisation at home', { onlyCountries: ['CN'] }, ['CN', 'RU'], false],
    ['nobody knows where', { notCountries: ['RU'] }, [], false],
  ])('%s: %j and %j is %s', (_name, limits, countries, admitted) => {
    expect(permits(limits, countries)).toBe(admitted);
  });
});

it('every country is permitted by exactly one of a list and its opposite, and all must be', () => {
  const codes = fc.uniqueArray(fc.constantFrom('CN', 'RU', 'KZ', 'US', 'DE'), { minLength: 1 });
  fc.assert(
    fc.property(codes, codes, (named, theirs) => {
      const each = (limits: Parameters<typeof permits>[0]) => theirs.map((code) => permits(limits, [code]));
      const [only, but] = [each({ onlyCountries: named }), each({ notCountries: named })];
      expect(but).toEqual(only.map((one) => !one));
      expect(permits({ onlyCountries: named }, theirs)).toBe(only.every(Boolean));
      expect(permits({ notCountries: named }, theirs)).toBe(but.every(Boolean));
    }),
  );
});
