import { currencyDecimals, fromMinor, languages } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { budgetOf, countriesOf, dayOf, moneyOf, monthOf, nameOf, placeOf, priceOf } from './format.ts';

describe('amounts', () => {
  it('are shown to the last digit, however large, in each language', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...languages.codes),
        fc.constantFrom('CNY', 'JPY', 'KWD'),
        (minor, language, currency) => {
          const money = fromMinor(minor, currency);
          const digits = moneyOf(money, language).replace(/\D/g, '');
          const [whole = '', part = ''] = money.amount.split('.');
          const shownPart = /^0*$/.test(part) ? '' : part;
          expect(digits).toBe(`${BigInt(whole)}${shownPart}`);
          expect(part).toHaveLength(currencyDecimals(currency) ?? 0);
        },
      ),
    );
  });

  it.each([
    ['en', { kind: 'fixed', amount: { amount: '95000.00', currency: 'GBP' } }, '£95,000'],
    ['en', { kind: 'on_request' }, 'on request'],
    [
      'zh',
      { kind: 'range', min: { amount: '100.00', currency: 'CNY' }, max: { amount: '200.50', currency: 'CNY' } },
      '¥100 – ¥200.50',
    ],
    [
      'en',
      { kind: 'royalty', ratePercent: 2.5, base: 'net_sales', minimumPerYear: { amount: '40000.00', currency: 'GBP' } },
      '2.5 % of Net sales, at least £40,000 a year',
    ],
  ] as const)('in %s of %j: %s', (language, price, shown) => {
    expect(priceOf(price, language, wordsIn(language))).toBe(shown);
  });

  it('of a budget have one end, the other, or both', () => {
    const euros = (amount: string) => ({ amount, currency: 'EUR' });
    const shown = (budget: object) => budgetOf(budget, 'en', wordsIn('en'));
    expect(shown({ max: euros('10.00') })).toBe('up to €10');
    expect(shown({ min: euros('10.00') })).toBe('from €10');
    expect(shown({ min: euros('10.00'), max: euros('20.00') })).toBe('€10 – €20');
  });
});

describe('days, places, names', () => {
  it('are in the form of the reader, and the day itself for machines', () => {
    expect(dayOf('2026-11-30T23:59:00.000Z', 'en').text).toBe('<time datetime="2026-11-30">Nov 30, 2026</time>');
    expect(dayOf('2026-11-30', 'zh').text).toBe('<time datetime="2026-11-30">2026年11月30日</time>');
    expect(monthOf('2026-03/2026-05', 'en')).toBe('March 2026 – May 2026');
  });

  it('of countries are named, and joined as a language joins', () => {
    expect(placeOf({ country: 'CN', region: 'CN-HL' }, 'en')).toBe('China (CN-HL)');
    expect(countriesOf(['CN', 'RU', 'KZ'], 'en')).toBe('China, Russia, and Kazakhstan');
    expect(countriesOf(['CN', 'RU'], 'ru')).toBe('Китай и Россия');
  });

  it('of a text are those in the language of the reader, else what there is', () => {
    const name = { ru: { text: 'Сорбент', origin: 'person' as const } };
    expect([nameOf(name, 'ru'), nameOf(name, 'zh'), nameOf(undefined, 'zh')]).toEqual(['Сорбент', 'Сорбент', '']);
  });
});
