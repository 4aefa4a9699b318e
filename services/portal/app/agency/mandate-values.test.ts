import { expect, it } from 'vitest';
import { aboutCode, conflictOf, endsSoon, NEW_MANDATE, rightsOf, termsOf, valuesOf } from './mandate-values.ts';
import type { Mandate } from './reads.ts';

const mandate = (over: Partial<Mandate>): Mandate =>
  ({
    id: 'm',
    version: 1,
    state: 'in_force',
    client: { id: 'c', name: {} },
    agency: { id: 'a', name: {} },
    about: { kind: 'all' },
    exclusive: false,
    from: '2026-03-01',
    to: '2026-06-30',
    rights: ['listings:read'],
    commission: null,
    note: null,
    ...over,
  }) as Mandate;

it('a mandate gives the rights to what it is for, and beyond reading only what is ticked', () => {
  expect(rightsOf({ about: 'listings', may: [] })).toEqual(['listings:read', 'pairs:read', 'deals:read']);
  expect(rightsOf({ about: 'demand', may: ['write'] })).toContain('demands:write');
  expect(rightsOf({ about: 'demands', may: ['write', 'mediate'] })).not.toContain('listings:write');
  expect(rightsOf({ about: 'all', may: ['mediate'] })).not.toContain('contracts:sign');
  expect(rightsOf({ about: 'all', may: ['sign'] })).toContain('contracts:sign');
});

it('what is written in the form comes back to it as it was', () => {
  const written = {
    ...NEW_MANDATE,
    other: 'c',
    about: 'listing' as const,
    record: 'l',
    may: ['write' as const, 'sign' as const],
    exclusive: true,
    from: '2026-03-01',
    to: '2026-06-30',
    percent: 3.5,
    base: 'technology_value' as const,
    fixed: 2000,
    currency: 'CNY' as const,
    note: 'As talked over',
  };
  const terms = termsOf(written);
  expect(terms.commission).toEqual({
    rate: { percent: 3.5, base: 'technology_value' },
    fixed: { amount: '2000', currency: 'CNY' },
  });
  expect(valuesOf(mandate({ ...terms, from: terms.from ?? '' } as Partial<Mandate>), 'agency')).toEqual(written);
  expect(termsOf(NEW_MANDATE)).toMatchObject({ about: { kind: 'all' }, to: null, commission: null, note: null });
  expect('from' in termsOf(NEW_MANDATE)).toBe(false);
});

it('what a mandate is for is read off its record, else off its rights', () => {
  expect(aboutCode({ about: { kind: 'demand', id: 'd' }, rights: ['listings:read'] })).toBe('demand');
  expect(aboutCode({ about: { kind: 'all' }, rights: ['listings:read', 'demands:read'] })).toBe('all');
  expect(aboutCode({ about: { kind: 'all' }, rights: ['demands:read'] })).toBe('demands');
  expect(aboutCode({ about: { kind: 'all' }, rights: ['deals:read'] })).toBe('other');
});

it('a conflict is found before anything is sent: exclusive beside another, or the same agency for the same', () => {
  const values = { ...NEW_MANDATE, from: '2026-06-30', to: '' };
  const [other, own] = [mandate({ id: 'o' }), mandate({ id: 's', agency: { id: 'x', name: {} } })];
  const conflict = (over: object, accepted: Mandate[]) =>
    conflictOf({ ...values, ...over }, 'x', '2026-01-01', accepted)?.with.id;
  expect(conflict({}, [other])).toBeUndefined();
  expect(conflict({ exclusive: true }, [other])).toBe('o');
  expect(conflict({ exclusive: true, from: '2026-07-01' }, [other])).toBeUndefined();
  expect(conflict({}, [mandate({ id: 'e', exclusive: true })])).toBe('e');
  expect(conflict({}, [own])).toBe('s');
  expect(conflict({ about: 'listing', record: 'l' }, [own])).toBeUndefined();
  expect(conflict({ about: 'listing', record: 'l', exclusive: true }, [other])).toBe('o');
  // Without a first day it begins today.
  expect(conflict({ from: '', to: '2026-02-01', exclusive: true }, [other])).toBeUndefined();
});

it('a mandate is said to end soon within thirty days, while it is in force', () => {
  expect(endsSoon(mandate({ to: '2026-06-30' }), '2026-05-31')).toBe(true);
  expect(endsSoon(mandate({ to: '2026-06-30' }), '2026-05-30')).toBe(false);
  expect(endsSoon(mandate({ to: null }), '2026-05-31')).toBe(false);
  expect(endsSoon(mandate({ state: 'ended', to: '2026-06-30' }), '2026-06-01')).toBe(false);
});
