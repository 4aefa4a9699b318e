import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMandate, clientGroups } from './acting.ts';
import { type Accepted, actionsOf, inTheWay, stateOn } from './mandate.ts';
import type { MandateRow } from './store.ts';

const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01');
const accepted: fc.Arbitrary<Accepted> = fc
  .record({
    id: fc.uuid(),
    agencyId: fc.constantFrom(one, two),
    exclusive: fc.boolean(),
    subject: fc.constantFrom(['all', null], ['listing', one], ['listing', two], ['demand', one]),
    days: fc.tuple(day, fc.option(day, { nil: null })),
  })
  .map(({ subject: [subjectKind, subjectId], days: [a, b], ...rest }) => {
    const [fromDay = '', toDay = null] = b === null ? [a, null] : [a, b].sort();
    return { ...rest, subjectKind: subjectKind as string, subjectId: subjectId as string | null, fromDay, toDay };
  });

const row = (change: Partial<MandateRow>): MandateRow => ({
  id: one,
  version: 1,
  clientId: one,
  agencyId: two,
  state: 'accepted',
  subjectKind: 'all',
  subjectId: null,
  exclusive: false,
  fromDay: '2026-02-01',
  toDay: '2026-03-01',
  rights: ['deals:read'],
  commission: null,
  note: null,
  proposedBy: 'agency',
  proposedAt: new Date('2026-01-01'),
  acceptedAt: new Date('2026-01-02'),
  closedAt: null,
  closedBy: null,
  closedReason: null,
  ...change,
});

describe('the state of a mandate', () => {
  it('follows from its days, both of them included', () => {
    const states = ['2026-01-31', '2026-02-01', '2026-03-01', '2026-03-02'].map((today) => stateOn(row({}), today));
    expect(states).toEqual(['accepted', 'in_force', 'in_force', 'expired']);
    expect(stateOn(row({ state: 'proposed' }), '2026-03-02')).toBe('lapsed');
    expect(stateOn(row({ toDay: null }), '2099-01-01')).toBe('in_force');
    expect(stateOn(row({ state: 'ended' }), '2026-02-02')).toBe('ended');
  });

  it('says which side does what next', () => {
    const proposed = row({ state: 'proposed' });
    expect(actionsOf(proposed, 'client', '2026-02-02')).toEqual(['accept', 'change', 'decline']);
    expect(actionsOf(proposed, 'agency', '2026-02-02')).toEqual(['change', 'withdraw']);
    expect(actionsOf(proposed, 'client', '2026-03-02')).toEqual([]);
    expect(actionsOf(row({}), 'client', '2026-02-02')).toEqual(['end']);
    expect(actionsOf(row({}), null, '2026-02-02')).toEqual([]);
  });
});

describe('an exclusive mandate', () => {
  // Written out day by day and record by record, as a person would look it up.
  const days = [
    '2026-01-01',
    '2026-01-15',
    '2026-02-01',
    '2026-02-15',
    '2026-03-01',
    '2026-03-15',
    '2026-04-01',
    '2030-01-01',
  ];
  const records = [`listing ${one}`, `listing ${two}`, `demand ${one}`, 'the rest'];
  const covers = (a: Accepted, today: string, record: string) =>
    a.fromDay <= today &&
    (a.toDay === null || today <= a.toDay) &&
    (a.subjectKind === 'all' || `${a.subjectKind} ${a.subjectId}` === record);

  it('is in the way of another agency’s exactly where both would cover one record on one day', () => {
    fc.assert(
      fc.property(accepted, accepted, (a, b) => {
        if (a.agencyId === b.agencyId) return;
        const meet = days.some((today) => records.some((one) => covers(a, today, one) && covers(b, today, one)));
        expect(inTheWay(a, [b]).length > 0).toBe(meet && (a.exclusive || b.exclusive));
      }),
      { numRuns: 1000 },
    );
  });

  it('is so from either side, and never in its own way', () => {
    fc.assert(
      fc.property(accepted, accepted, (a, b) => {
        expect(inTheWay(a, [b]).length).toBe(inTheWay(b, [a]).length);
        expect(inTheWay(a, [a])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the mandate that an agency acts by', () => {
  const standing = { kind: 'agency', verified: true, accreditations: [] };
  const relation = (...mandates: MandateRow[]) => ({
    standing,
    client: undefined,
    clientState: 'active' as const,
    mandates,
  });
  const today = '2026-02-10';

  it('is the one in force; of several the one for all, or the one that is named', () => {
    const whole = row({ id: one });
    const part = row({ id: two, subjectKind: 'listing', subjectId: two });
    expect(chooseMandate(relation(part), today).mandate).toBe(part);
    expect(chooseMandate(relation(part, whole), today).mandate).toBe(whole);
    expect(chooseMandate(relation(part, whole), today, two).mandate).toBe(part);
    const other = { ...part, id: one };
    expect(() => chooseMandate(relation(part, other), today)).toThrow(
      expect.objectContaining({ reason: 'mandate.which' }),
    );
    expect(chooseMandate(relation(part, other), today, two).mandate).toBe(part);
  });

  it('is none before it begins, after it ended, and where there never was one', () => {
    const reason = (...asked: Parameters<typeof chooseMandate>) => {
      try {
        chooseMandate(...asked);
        return 'acts';
      } catch (error) {
        return (error as { reason: string }).reason;
      }
    };
    expect(reason(relation(), today)).toBe('mandate.none');
    expect(reason(relation(row({})), today, two)).toBe('mandate.none');
    expect(reason(relation(row({ fromDay: '2026-02-11' })), today)).toBe('mandate.not_begun');
    expect(reason(relation(row({ toDay: '2026-02-09' })), today)).toBe('mandate.ended');
    expect(reason(relation(row({ state: 'ended', closedAt: new Date() })), today)).toBe('mandate.ended');
    expect(reason({ ...relation(row({})), clientState: 'suspended' }, today)).toBe('mandate.client');
    const unverified = { ...relation(row({})), standing: { ...standing, verified: false } };
    expect(reason(unverified, today)).toBe('agency.unverified');
    const suspended = { state: 'suspended', fromDay: '2020-01-01', toDay: null };
    const held = { ...relation(row({})), standing: { ...standing, accreditations: [suspended] } };
    expect(reason(held, today)).toBe('agency.accreditation');
    const granted = { state: 'granted', fromDay: '2020-01-01', toDay: today };
    const again = { ...relation(row({})), standing: { ...standing, accreditations: [suspended, granted] } };
    expect(reason(again, today)).toBe('acts');
    expect(reason(again, '2026-02-11')).toBe('agency.accreditation');
  });

  it('in lists over all clients is told by the rights to read that they share', () => {
    const groups = clientGroups([
      { clientId: one, rights: ['listings:read', 'listings:write'] },
      { clientId: two, rights: ['listings:read'] },
      { clientId: 'three', rights: ['deals:read'] },
      { clientId: 'writes only', rights: ['deals:write'] },
      { clientId: one, rights: ['deals:read'] },
    ]);
    expect(groups).toEqual(
      [
        { rights: ['listings:read'], organisations: [two] },
        { rights: ['deals:read'], organisations: [one, 'three'] },
      ].sort((a, b) => b.organisations.length - a.organisations.length),
    );
  });
});
