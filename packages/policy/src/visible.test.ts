import { SCOPES } from '@techbourse/api-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, ruleOf } from './actions.ts';
import { type Actor, ANONYMOUS, type Member } from './actor.ts';
import { asOneOf, decide, rowsOf } from './decide.ts';
import { type DisclosureGrant, EVERYTHING, openTierOf, sees, TIERS, tierOf, visibleTo, type Whose } from './visible.ts';

const OWN = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const CLIENT = '00000000-0000-4000-8000-000000000003';
const PERSON = '00000000-0000-4000-8000-000000000004';

const member = (change: Partial<Member> = {}, organisation: Partial<Member['organisation']> = {}): Member => ({
  kind: 'key',
  id: 'key',
  organisation: { id: OWN, kind: 'company', name: {}, country: 'CN', verified: true, ...organisation },
  scopes: SCOPES.filter((scope) => scope !== 'exchange:operate'),
  ...change,
});
const clients = (...organisations: string[]) => [
  { rights: SCOPES.filter((scope) => scope.endsWith(':read')), organisations },
];
const tier = (actor: Actor, record: { organisationId: string; published: boolean }, grants: DisclosureGrant[] = []) =>
  tierOf(actor, { id: 'record', ...record }, visibleTo(actor, 'listing.read'), grants);

describe('what is visible', () => {
  it('to the anonymous and to a key without the scope is what is public', () => {
    const nothing = { everything: false, organisations: [], tier: 'T0' };
    expect(visibleTo(ANONYMOUS, 'listing.read')).toEqual(nothing);
    expect(visibleTo(member({ scopes: ['demands:read'] }), 'listing.read')).toEqual(nothing);
    expect(visibleTo(member({ scopes: ['demands:read'] }), 'demand.read').organisations).toEqual([OWN]);
  });

  it('never shows less of a record than the anonymous see of it', () => {
    const actors = fc.constantFrom<Actor>(
      member(),
      member({ scopes: [] }),
      member({}, { verified: false }),
      member({ kind: 'person', scopes: [], by: { person: PERSON, role: 'viewer' } }),
      member({ by: { agency: OTHER, rights: [] } }),
    );
    const records = fc.record({ organisationId: fc.constantFrom(OWN, OTHER), published: fc.boolean() });
    fc.assert(
      fc.property(actors, records, (actor, record) => {
        if (tier(ANONYMOUS, record)) expect(tier(actor, record)).toBeDefined();
      }),
    );
  });

  it('is for every action what the table lets be done, record by record', () => {
    const actors = fc.constantFrom<Actor>(
      ANONYMOUS,
      member(),
      member({ scopes: ['deals:read', 'listings:write'] }),
      member({ actsFor: clients(CLIENT) }),
      member({ scopes: [...SCOPES] }, { kind: 'operator' }),
      member({}, { kind: 'operator' }),
    );
    const bound = (Object.keys(ACTIONS) as Action[]).filter((name) => /owner|party/.test(ruleOf(name).on));
    fc.assert(
      fc.property(actors, fc.constantFrom(...bound), fc.constantFrom(OWN, OTHER, CLIENT), (actor, name, id) => {
        const isVerified = !ruleOf(name).verified || actor.organisation?.verified === true;
        const seen = sees(visibleTo(actor, name), { organisationId: id });
        expect(seen && isVerified).toBe(decide(actor, name, { organisationId: id }).allowed);
        expect(seen && isVerified).toBe(decide(actor, name, { parties: [null, id] }).allowed);
      }),
      { numRuns: 500 },
    );
    expect(bound.length).toBeGreaterThan(20);
  });

  it('to an agency is its clients’ to read, and its own to write', () => {
    const agency = member({ actsFor: clients(CLIENT) });
    expect(sees(visibleTo(agency, 'deal.read'), { organisationId: CLIENT })).toBe(true);
    expect(sees(visibleTo(agency, 'deal.move'), { organisationId: CLIENT })).toBe(false);
    expect(sees(visibleTo(agency, 'deal.move'), { organisationId: OWN })).toBe(true);
  });

  it('to an agency is of each client what its mandate gives', () => {
    const actsFor = [
      { rights: ['listings:read' as const], organisations: [CLIENT] },
      { rights: ['deals:read' as const], organisations: [OTHER] },
    ];
    const agency = member({ actsFor });
    expect(visibleTo(agency, 'listing.read').organisations).toEqual([OWN, CLIENT]);
    expect(visibleTo(agency, 'deal.read').organisations).toEqual([OWN, OTHER]);
    expect(visibleTo(agency, 'contract.read_agency_part').organisations).toEqual([OWN]);
    expect(visibleTo({ ...agency, scopes: ['listings:read'] }, 'deal.read').organisations).toEqual([]);
  });

  it('is narrowed by whose records a list asks for, and never widened', () => {
    const agency = member({
      actsFor: [...clients(CLIENT), { rights: ['deals:read' as const], organisations: [OTHER] }],
    });
    const of = (whose: Whose, action: Action = 'listing.list') => visibleTo(agency, action, whose).organisations;
    expect(of({})).toEqual([OWN, CLIENT]);
    expect(of({ owner: 'me' })).toEqual([OWN]);
    expect(of({ owner: 'clients' })).toEqual([CLIENT]);
    expect(of({ owner: 'clients' }, 'deal.list')).toEqual([CLIENT, OTHER]);
    expect(of({ client: CLIENT })).toEqual([CLIENT]);
    expect(of({ client: OTHER })).toEqual([]);
    expect(of({ client: OWN })).toEqual([]);
    expect(visibleTo(member(), 'listing.list', { owner: 'clients' }).organisations).toEqual([]);
    const operator = member({ scopes: [...SCOPES] }, { kind: 'operator' });
    const narrow = { everything: false, organisations: [CLIENT] };
    expect(visibleTo(operator, 'listing.list_all', { owner: 'everyone', client: CLIENT })).toMatchObject(narrow);
    expect(visibleTo(operator, 'listing.list_all', { owner: 'everyone' }).everything).toBe(true);
    expect(visibleTo(operator, 'listing.list', { owner: 'me' })).toMatchObject({ everything: false });
    expect(visibleTo(ANONYMOUS, 'listing.list', { client: CLIENT }).organisations).toEqual([]);
  });

  it('to an organisation is also what stands under the ids of those that became it, to read and to write', () => {
    const merged = member({}, { absorbed: [OTHER] });
    for (const action of ['listing.read', 'listing.edit', 'deal.move', 'contract.list', 'webhook.read'] as const) {
      expect(visibleTo(merged, action).organisations).toEqual([OWN, OTHER]);
      expect(decide(merged, action, { parties: [CLIENT, OTHER] }).allowed).toBe(true);
    }
    expect(visibleTo(merged, 'listing.list', { owner: 'me' }).organisations).toEqual([OWN, OTHER]);
    expect(visibleTo(merged, 'listing.list', { owner: 'clients' }).organisations).toEqual([]);
    expect(rowsOf(merged).organisations).toEqual([OWN, OTHER]);
    expect(asOneOf(merged, [CLIENT, OTHER]).organisation.id).toBe(OTHER);
    for (const ids of [[OTHER, OWN], [CLIENT], []]) expect(asOneOf(merged, ids)).toBe(merged);
    expect(visibleTo(member(), 'listing.read').organisations).toEqual([OWN]);
  });

  it('under a mandate for one record is that record, and of a deal what is about it', () => {
    const rights = SCOPES.filter((scope) => scope !== 'exchange:operate');
    const broker = member({
      by: { agency: OTHER, mandateId: PERSON, rights, subject: { kind: 'listing', id: CLIENT } },
    });
    const seen = visibleTo(broker, 'listing.read');
    const own = { organisationId: OWN, published: false };
    expect(seen.subject).toBe(CLIENT);
    expect(openTierOf({ ...own, about: [CLIENT] }, seen)).toBe('owner');
    expect(openTierOf({ ...own, about: [PERSON] }, seen)).toBeUndefined();
    expect(openTierOf(own, seen)).toBeUndefined();
    expect(openTierOf({ ...own, published: true }, seen)).toBe('T1');
    expect(sees(visibleTo(broker, 'deal.read'), { parties: [OTHER, OWN], about: [CLIENT, null] })).toBe(true);
    expect(sees(visibleTo(broker, 'deal.read'), { parties: [OTHER, OWN], about: [PERSON, null] })).toBe(false);
    expect(visibleTo(broker, 'listing.list').organisations).toEqual([]);
  });

  it('to the exchange itself is everything, and what has no owner is nobody’s', () => {
    expect(sees(EVERYTHING, { organisationId: OTHER })).toBe(true);
    expect(sees(visibleTo(member(), 'deal.read'), { organisationId: null })).toBe(false);
  });

  it('to a writer is what it may name, though its key reads nothing', () => {
    const writer = member({ scopes: ['listings:write'] });
    expect(visibleTo(writer, 'listing.read').organisations).toEqual([]);
    expect(visibleTo(writer, 'listing.edit').organisations).toEqual([OWN]);
  });

  it('to an organisation is its own in every state, and of others what its verification opens', () => {
    expect(visibleTo(member(), 'listing.read')).toEqual({ everything: false, organisations: [OWN], tier: 'T1' });
    expect(visibleTo(member({}, { verified: false }), 'listing.read').tier).toBe('T0');
  });

  it('to the operator is everything, unless its key lacks the scope to operate', () => {
    const operator = member({ scopes: [...SCOPES] }, { kind: 'operator' });
    expect(visibleTo(operator, 'listing.read').everything).toBe(true);
    expect(visibleTo(member({}, { kind: 'operator' }), 'listing.read').everything).toBe(false);
    expect(visibleTo(member({ scopes: [...SCOPES] }), 'listing.read').everything).toBe(false);
  });

  it('to an agency is also what its clients own, each once', () => {
    const agency = member({ actsFor: clients(CLIENT, OWN) });
    expect(visibleTo(agency, 'listing.read').organisations).toEqual([OWN, CLIENT]);
    expect(tier(agency, { organisationId: CLIENT, published: false })).toBe('owner');
    expect(tier(agency, { organisationId: OTHER, published: false })).toBeUndefined();
  });
});

describe('the tier', () => {
  it('of a record that is not published is for its owner alone', () => {
    expect(tier(member(), { organisationId: OWN, published: false })).toBe('owner');
    for (const actor of [ANONYMOUS, member()]) {
      expect(tier(actor, { organisationId: OTHER, published: false })).toBeUndefined();
    }
  });

  it('rises with verification and with what was disclosed, to the people named alone', () => {
    const other = { organisationId: OTHER, published: true };
    const grant = { recordId: 'record', organisationId: OWN, tier: 'T2' } as const;
    const named = { ...grant, tier: 'T3', people: [PERSON] } as const;
    const person = member({ kind: 'person', by: { person: PERSON, role: 'viewer' } });
    const colleague = member({ kind: 'person', by: { person: OTHER, role: 'owner' } });
    expect(tier(ANONYMOUS, other, [grant])).toBe('T0');
    expect(tier(member(), other)).toBe('T1');
    expect(tier(member(), other, [grant])).toBe('T2');
    const mandate = { agency: OTHER, mandateId: PERSON };
    expect(tier(member({ by: mandate }), other, [grant])).toBe('T2');
    // What a mandate for one record is about does not reach what others disclosed.
    const subject = { kind: 'listing', id: CLIENT } as const;
    expect(tier(member({ by: { ...mandate, subject } }), other, [grant])).toBe('T1');
    expect(tier(member({ by: { ...mandate, subject, person: PERSON } }), other, [named])).toBe('T3');
    expect(tier(person, other, [named, grant])).toBe('T3');
    expect(tier(colleague, other, [named, grant])).toBe('T2');
    expect(tier(member(), other, [named])).toBe('T1');
    expect(tier(member(), other, [{ ...grant, recordId: 'another' }])).toBe('T1');
    expect(tier(member(), other, [{ ...grant, organisationId: OTHER }])).toBe('T1');
  });

  it('opens nothing to an organisation that nobody has verified, whatever was disclosed to it', () => {
    const unverified = member({}, { verified: false });
    const grant = { recordId: 'record', organisationId: OWN, tier: 'T3' } as const;
    expect(tier(unverified, { organisationId: OTHER, published: true }, [grant])).toBe('T0');
  });

  it('never falls by a further grant, in whatever order they come', () => {
    const grants = fc.array(
      fc.record({
        recordId: fc.constantFrom('record', 'another'),
        organisationId: fc.constantFrom(OWN, OTHER),
        tier: fc.constantFrom('T2' as const, 'T3' as const),
      }),
      { maxLength: 5 },
    );
    const height = (found: string | undefined) => TIERS.indexOf(found as (typeof TIERS)[number]);
    fc.assert(
      fc.property(grants, grants, (some, more) => {
        const record = { organisationId: OTHER, published: true };
        const before = tier(member(), record, some);
        expect(height(tier(member(), record, [...some, ...more]))).toBeGreaterThanOrEqual(height(before));
        expect(tier(member(), record, [...some].reverse())).toBe(before);
      }),
    );
  });
});
