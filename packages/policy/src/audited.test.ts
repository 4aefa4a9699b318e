import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from './actor.ts';
import { confidentialReads } from './audited.ts';

const OWN = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const AGENCY = '00000000-0000-7000-8000-000000000003';
const member = (kind: string, more: Partial<Actor> = {}): Actor => ({
  kind: 'key',
  id: 'k1',
  organisation: { id: OWN, kind, name: {}, country: 'CN', verified: true },
  scopes: ['listings:read', 'contacts:read', 'demands:read', 'deals:read', 'pairs:read', 'organisations:write'],
  ...more,
});
const company = member('company');
const operator = member('operator', { scopes: [...company.scopes, 'exchange:operate'] });
const listing = (sight: string, owner = OTHER, more = {}) => ({
  id: 'l1',
  sight,
  organisation: { id: owner },
  ...more,
});
const subjects = (...given: Parameters<typeof confidentialReads>) =>
  confidentialReads(...given).map((it) => it.subject);

describe('the audit notes a read', () => {
  it('of a whole record of another organisation, and not what everybody of a kind sees', () => {
    expect(confidentialReads(operator, 'listing.read', { answer: listing('owner') })).toEqual([
      { action: 'listing.read', subject: 'l1' },
    ]);
    for (const sight of ['T2', 'T3', 'named']) {
      expect(subjects(company, 'listing.read', { answer: listing(sight) }), sight).toEqual(['l1']);
    }
    for (const sight of ['T0', 'T1', 'public']) {
      expect(subjects(company, 'listing.read', { answer: listing(sight) }), sight).toEqual([]);
    }
  });

  it('of people’s data by whoever is shown it, at any depth, but the owner', () => {
    const contact = { contact: { name: 'A' } };
    const emails = { inventors: [{ name: 'B' }, { name: 'C', email: 'c@example.org' }] };
    for (const people of [contact, emails]) {
      expect(subjects(company, 'listing.read', { answer: listing('T1', OTHER, people) })).toEqual(['l1']);
      expect(subjects(company, 'listing.read', { answer: listing('owner', OWN, people) })).toEqual([]);
    }
    expect(subjects(company, 'listing.read', { answer: listing('T1', OTHER, { inventors: [{ name: 'B' }] }) })).toEqual(
      [],
    );
  });

  it('of a deal or contract by who is no party of it', () => {
    const deal = { id: 'd1', seller: { id: OTHER }, buyer: { id: AGENCY } };
    expect(subjects(operator, 'deal.read', { answer: deal })).toEqual(['d1']);
    expect(subjects(company, 'deal.read', { answer: { ...deal, buyer: { id: OWN } } })).toEqual([]);
    const contract = { id: 'c1', terms: { parties: [{ organisationId: OTHER }, { organisationId: OWN }] } };
    expect(subjects(operator, 'contract.read', { answer: contract })).toEqual([]);
  });

  it('by an agency for its client, and of a client’s records in its own lists', () => {
    const agency = member('company', { by: { agency: AGENCY } });
    expect(subjects(agency, 'listing.read', { answer: listing('owner', OWN) })).toEqual(['l1']);
    const broker = member('agency', { actsFor: [{ rights: ['listings:read'], organisations: [OTHER] }] });
    const items = [listing('owner', OTHER), listing('owner', OWN, { id: 'l2' })];
    expect(confidentialReads(broker, 'listing.list', { answer: { items } })).toEqual([
      { action: 'listing.list', subject: 'l1', clients: [OTHER] },
    ]);
    const beyond = member('agency', { actsFor: [{ rights: ['demands:read'], organisations: [OTHER] }] });
    expect(confidentialReads(beyond, 'listing.read', { answer: listing('T2') })).toEqual([
      { action: 'listing.read', subject: 'l1' },
    ]);
  });

  it('of each record of a list, and of the parts of one record as of that record', () => {
    const items = ['a', 'b'].map((id) => ({ id, organisation: { id: OTHER } }));
    expect(subjects(operator, 'demand.list', { answer: { items } })).toEqual(['a', 'b']);
    expect(subjects(operator, 'demand.read_history', { answer: { items }, asked: 'd1' })).toEqual(['d1']);
    expect(subjects(operator, 'demand.list', { answer: { items: [] } })).toEqual([]);
  });

  it('of every export, also of one’s own records; a stream shows only what was asked for', () => {
    expect(subjects(company, 'listing.export', { answer: undefined })).toEqual(['listing']);
    expect(subjects(operator, 'deal.read', { answer: undefined, asked: 'd1' })).toEqual(['d1']);
    expect(subjects(company, 'deal.read', { answer: undefined, asked: 'd1' })).toEqual([]);
  });

  it('never of the anonymous, nor by an action that is not confidential', () => {
    expect(subjects(ANONYMOUS, 'listing.read', { answer: listing('T0', OTHER, { contact: {} }) })).toEqual([]);
    expect(subjects(operator, 'listing.search', { answer: { items: [listing('owner')] } })).toEqual([]);
  });
});
