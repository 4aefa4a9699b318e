import { newId } from '@techbourse/platform';
import { describe, expect, it } from 'vitest';
import { type Mandate, mandatesInForce } from './acting.ts';

const TODAY = '2026-05-06';
const agency = { id: newId(), kind: 'agency', name: {}, country: 'CN', verified: true };
const mandate: Mandate = {
  ...{ id: newId(), clientId: newId(), state: 'accepted', subjectKind: null, subjectId: null },
  ...{ fromDay: TODAY, toDay: TODAY, rights: ['deals:read'] },
};
const granted = { state: 'granted', fromDay: '2026-01-01', toDay: null };
const none = { mandates: [mandate], accreditations: [], silent: new Set<string>() };

describe('an agency acts', () => {
  it('by mandates that were accepted, on their days, first and last included', () => {
    const of = (change: Partial<Mandate>) =>
      mandatesInForce(agency, { ...none, mandates: [{ ...mandate, ...change }] }, TODAY);
    expect(of({})).toHaveLength(1);
    expect(of({ toDay: null })).toHaveLength(1);
    for (const state of ['proposed', 'declined', 'withdrawn', 'ended']) expect(of({ state })).toEqual([]);
    expect(of({ fromDay: '2026-05-07', toDay: null })).toEqual([]);
    expect(of({ fromDay: '2026-01-01', toDay: '2026-05-05' })).toEqual([]);
  });

  it('while it is a verified agency, and one of its accreditations is in force when it has any', () => {
    const by = (accreditations: (typeof granted | { state: string; fromDay: string; toDay: string | null })[]) =>
      mandatesInForce(agency, { ...none, accreditations }, TODAY);
    expect(by([])).toHaveLength(1);
    expect(by([granted])).toHaveLength(1);
    expect(by([{ ...granted, state: 'withdrawn' }, granted])).toHaveLength(1);
    for (const fault of [
      { state: 'suspended' },
      { state: 'withdrawn' },
      { toDay: '2026-05-05' },
      { fromDay: '2026-05-07' },
    ]) {
      expect(by([{ ...granted, ...fault }])).toEqual([]);
    }
    for (const change of [{ verified: false }, { kind: 'company' }]) {
      expect(mandatesInForce({ ...agency, ...change }, none, TODAY)).toEqual([]);
    }
  });

  it('for nobody while it or its client is suspended, merged or deleted', () => {
    for (const id of [agency.id, mandate.clientId]) {
      expect(mandatesInForce(agency, { ...none, silent: new Set([id]) }, TODAY)).toEqual([]);
    }
  });
});
