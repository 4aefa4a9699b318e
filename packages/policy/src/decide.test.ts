import { SCOPES, type Scope } from '@techbourse/api-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, isAction, isReading, ruleOf } from './actions.ts';
import { type Actor, ANONYMOUS, actorSchema, type Member, ROLES } from './actor.ts';
import { decide, heldScopes, isOperator, isOwnOrParty, type Resource } from './decide.ts';

const actions = Object.keys(ACTIONS) as Action[];
const OWN = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const AGENCY = '00000000-0000-4000-8000-000000000003';
const LISTING = '00000000-0000-4000-8000-000000000005';
const PERSON = '00000000-0000-4000-8000-000000000004';

const keyOf = (id: string, scopes: readonly Scope[] = SCOPES, kind = 'company'): Member => ({
  kind: 'key',
  id: 'key',
  organisation: { id, kind, name: {}, country: 'CN', verified: true },
  scopes: [...scopes],
});
const ORDINARY = SCOPES.filter((scope) => scope !== 'exchange:operate');
const operator = keyOf(OTHER, SCOPES, 'operator');
const personOf = (role: (typeof ROLES)[number]): Member => ({
  ...keyOf(OWN, []),
  kind: 'person',
  by: { person: PERSON, role },
});

const action = fc.constantFrom(...actions);
const scopes = fc.subarray([...SCOPES]);
const about = fc.array(fc.constantFrom(LISTING, PERSON, null), { maxLength: 2 });
const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc.record({ organisationId: fc.constantFrom(OWN, OTHER, null), published: fc.boolean(), about }),
  fc.record({
    parties: fc.array(fc.constantFrom(OWN, OTHER, AGENCY), { maxLength: 2 }),
    published: fc.boolean(),
    about,
  }),
);
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constant(ANONYMOUS),
  fc
    .record({ id: fc.constantFrom(OWN, OTHER), scopes, kind: fc.constantFrom('company', 'operator') })
    .map((made) => keyOf(made.id, made.scopes, made.kind)),
  fc.constantFrom(...ROLES).map(personOf),
);

describe('the operator’s people', () => {
  const of = (role: (typeof ROLES)[number]): Member => ({ ...personOf(role), organisation: operator.organisation });

  it('read everything in any role, as auditors, and write only in the roles for it', () => {
    const theirs: Resource = { organisationId: OWN };
    for (const name of actions) {
      const { on } = ruleOf(name);
      if (on === 'person' || on === 'owner' || on === 'party') continue;
      const resource = on === 'party_or_operator' ? { parties: [OWN, AGENCY] } : theirs;
      const asOwner = decide(of('owner'), name, resource);
      const asViewer = decide(of('viewer'), name, resource);
      if (isReading(name)) expect({ name, ...asViewer }).toEqual({ name, ...asOwner });
      else if (on === 'operator' || on === 'owner_or_operator') {
        expect({ name, allowed: asViewer.allowed }).toEqual({ name, allowed: false });
      }
    }
  });

  it('are no auditors of others: a viewer elsewhere sees its own organisation alone', () => {
    expect(decide(personOf('viewer'), 'exchange.read').allowed).toBe(false);
    expect(decide(personOf('viewer'), 'key.read', { organisationId: OWN }).allowed).toBe(false);
    expect(decide(personOf('viewer'), 'audit.read', { organisationId: OWN }).allowed).toBe(false);
    expect(decide(personOf('admin'), 'audit.read', { organisationId: OWN }).allowed).toBe(true);
  });
});

describe('the table of actions', () => {
  it('knows its own names and no other, also not those of every object', () => {
    expect(actions.every(isAction)).toBe(true);
    expect(['', 'listing', 'toString', '__proto__', 'constructor', 'listing.fly'].filter(isAction)).toEqual([]);
  });

  it('asks for nothing only where anyone may, and for the operator’s scope only where the operator alone may', () => {
    for (const name of actions) {
      const { scope, on, roles } = ruleOf(name);
      expect({ name, open: scope === null }).toEqual({ name, open: on === 'anyone' || on === 'person' });
      expect({ name, operates: scope === 'exchange:operate' }).toEqual({ name, operates: on === 'operator' });
      expect(roles.length, name).toBeGreaterThan(0);
    }
  });

  it('lets no viewer write and no editor sign', () => {
    for (const name of actions) {
      const { scope, roles } = ruleOf(name);
      if (scope?.match(/:(write|decide)$/)) expect(roles, name).not.toContain('viewer');
      if (scope === 'contracts:sign' || scope === 'organisations:write')
        expect(roles, name).toEqual(['owner', 'admin']);
    }
  });
});

describe('a decision', () => {
  it('lets the anonymous do what is open and see what is published, and nothing else', () => {
    for (const name of actions) {
      const { on } = ruleOf(name);
      const free = on === 'anyone' || on === 'visible';
      expect({ name, ...decide(ANONYMOUS, name) }).toMatchObject({ name, allowed: free });
      if (!free) expect(decide(ANONYMOUS, name)).toMatchObject({ refusal: 'anonymous' });
    }
    expect(decide(ANONYMOUS, 'listing.read', { organisationId: OWN, published: true })).toEqual({ allowed: true });
    expect(decide(ANONYMOUS, 'listing.read', { organisationId: OWN })).toMatchObject({ refusal: 'hidden' });
  });

  it('refuses nobody what the anonymous may do or read, whatever a key, role or mandate lacks', () => {
    fc.assert(
      fc.property(anyActor, action, fc.option(resource, { nil: undefined }), (actor, name, on) => {
        if (decide(ANONYMOUS, name, on).allowed) expect(decide(actor, name, on)).toEqual({ allowed: true });
      }),
    );
  });

  it('needs the one scope of the action from a key, and nothing more', () => {
    for (const name of actions) {
      const { scope, on } = ruleOf(name);
      if (scope === null || on === 'visible') continue;
      const kind = on === 'operator' ? 'operator' : 'company';
      expect(decide(keyOf(OWN, [scope], kind), name), name).toEqual({ allowed: true });
      const others = SCOPES.filter((one) => one !== scope);
      expect(decide(keyOf(OWN, others, kind), name), name).toEqual({ allowed: false, refusal: 'missing_scope', scope });
    }
  });

  it('that is a person’s own is done by people, with or without an organisation, and by no key', () => {
    const own = actions.filter((one) => ruleOf(one).on === 'person');
    const homeless: Actor = { kind: 'person', id: PERSON, organisation: null, scopes: [], by: { person: PERSON } };
    for (const name of own) {
      expect(decide(homeless, name), name).toEqual({ allowed: true });
      for (const role of ROLES) expect(decide(personOf(role), name), name).toEqual({ allowed: true });
      expect(decide(keyOf(OWN), name), name).toMatchObject({ refusal: 'not_person' });
      expect(decide(operator, name), name).toMatchObject({ refusal: 'not_person' });
    }
    for (const name of actions.filter((one) => !['anyone', 'visible', 'person'].includes(ruleOf(one).on))) {
      expect(decide(homeless, name), name).toMatchObject({ refusal: 'no_organisation' });
    }
  });

  it('keeps the operator’s actions from an organisation that is none, whatever its key holds', () => {
    for (const name of actions.filter((one) => ruleOf(one).on === 'operator')) {
      expect(decide(keyOf(OWN), name), name).toMatchObject({ refusal: 'not_operator' });
      expect(decide(operator, name), name).toEqual({ allowed: true });
    }
    expect(isOperator(keyOf(OTHER, ORDINARY, 'operator'))).toBe(false);
  });

  it('hides from a stranger what is not its own, and says nothing else of it', () => {
    const bound = actions.filter((one) => !['anyone', 'person', 'organisation', 'operator'].includes(ruleOf(one).on));
    expect(bound.length).toBeGreaterThan(20);
    for (const name of bound) {
      const stranger = keyOf(OTHER, ORDINARY);
      expect(decide(stranger, name, { organisationId: OWN }), name).toMatchObject({ refusal: 'hidden' });
      expect(decide(stranger, name, { parties: [OWN, null] }), name).toMatchObject({ refusal: 'hidden' });
      expect(decide(keyOf(OWN, ORDINARY), name, { parties: [AGENCY, OWN] }), name).toEqual({ allowed: true });
    }
  });

  it('lets the operator touch others’ records where the table says so', () => {
    for (const name of actions) {
      const { on } = ruleOf(name);
      const given = decide(operator, name, { organisationId: OWN }).allowed;
      expect({ name, given }).toEqual({ name, given: !['owner', 'party', 'person'].includes(on) });
    }
  });

  it('in a session of single sign-on is the organisation’s alone: nothing of the person’s own that opens other doors', () => {
    for (const role of ROLES) {
      const free = personOf(role);
      const bound: Member = { ...free, by: { ...free.by, boundTo: OWN } };
      for (const name of actions) {
        const { on, bound: also } = ruleOf(name);
        if (on !== 'person' || also) expect(decide(bound, name), name).toEqual(decide(free, name));
        else expect(decide(bound, name), name).toMatchObject({ refusal: 'bound_session' });
      }
    }
    const opening = ['account.edit', 'session.switch', 'organisation.found', 'organisation.join', 'membership.answer'];
    for (const name of opening) expect(ruleOf(name as Action).bound, name).toBeUndefined();
  });

  it('gives a person what its role is named for, whatever scopes it claims', () => {
    for (const role of ROLES) {
      for (const name of actions) {
        const { roles, on, scope } = ruleOf(name);
        if (scope === null || on === 'visible' || on === 'operator') continue;
        const claiming = { ...personOf(role), scopes: [...SCOPES] };
        expect({ role, name, allowed: decide(claiming, name).allowed }).toEqual({
          role,
          name,
          allowed: roles.includes(role),
        });
      }
    }
    const roleless: Member = { ...keyOf(OWN), kind: 'person' };
    expect(decide(roleless, 'listing.create')).toMatchObject({ refusal: 'missing_role' });
  });

  it('gives an agency no more than its mandate, and not more than its own key', () => {
    const mandated = (rights: Scope[], own: readonly Scope[]): Actor => ({
      ...keyOf(OWN, own),
      by: { agency: AGENCY, mandateId: PERSON, rights },
    });
    expect(decide(mandated(['listings:write'], SCOPES), 'listing.create')).toEqual({ allowed: true });
    expect(decide(mandated(['listings:write'], SCOPES), 'contract.sign')).toMatchObject({ refusal: 'beyond_mandate' });
    expect(decide(mandated(['listings:write'], ['listings:read']), 'listing.create')).toMatchObject({
      refusal: 'missing_scope',
    });
    expect(decide(mandated([], SCOPES), 'listing.search')).toEqual({ allowed: true });
  });

  const subject = fc.constantFrom({}, { subject: { kind: 'listing' as const, id: LISTING } });

  it('by a mandate is never more than without it, nor more than the mandate names', () => {
    fc.assert(
      fc.property(anyActor, action, resource, scopes, subject, (actor, name, on, rights, one) => {
        const acting = { ...actor, by: { ...actor.by, agency: AGENCY, mandateId: PERSON, rights, ...one } };
        if (!decide(acting, name, on).allowed) return;
        expect(decide(actor, name, on)).toEqual({ allowed: true });
        const { scope, onBehalf } = ruleOf(name);
        const isPublic = decide(ANONYMOUS, name, on).allowed;
        expect(isPublic || scope === null || rights.includes(scope)).toBe(true);
        expect(isPublic || onBehalf !== 'never').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('by a mandate for one record is about that record, or what anybody may', () => {
    const bound: Actor = {
      ...keyOf(OWN),
      by: { agency: AGENCY, mandateId: PERSON, rights: [...SCOPES], subject: { kind: 'listing', id: LISTING } },
    };
    fc.assert(
      fc.property(action, resource, (name, on) => {
        if (!decide(bound, name, on).allowed || decide(ANONYMOUS, name, on).allowed) return;
        expect(on.about).toContain(LISTING);
        expect(ruleOf(name).onBehalf).toBeUndefined();
      }),
      { numRuns: 500 },
    );
    const own = { organisationId: OWN };
    expect(decide(bound, 'listing.edit', { ...own, about: [LISTING] })).toEqual({ allowed: true });
    expect(decide(bound, 'listing.edit', { ...own, about: [PERSON] })).toMatchObject({ refusal: 'hidden' });
    expect(decide(bound, 'deal.open', { ...own, about: [PERSON] })).toMatchObject({ refusal: 'beyond_mandate' });
    expect(decide(bound, 'listing.create')).toMatchObject({ refusal: 'beyond_mandate' });
  });

  it('keeps keys, names and people of an organisation from its agencies, whatever the mandate says', () => {
    const broker: Actor = { ...keyOf(OWN), by: { agency: AGENCY, mandateId: PERSON, rights: [...SCOPES] } };
    const own = actions.filter((name) => ruleOf(name).scope === 'organisations:write');
    expect(own).toEqual(expect.arrayContaining(['key.issue', 'organisation.edit']));
    for (const name of own) expect(decide(broker, name), name).toMatchObject({ refusal: 'beyond_mandate' });
  });

  it('lets an agency that lists for its clients read theirs, and write nothing of theirs', () => {
    const agency: Actor = { ...keyOf(AGENCY, ORDINARY), actsFor: [{ rights: ORDINARY, organisations: [OWN] }] };
    for (const name of actions.filter((one) => ['owner', 'owner_or_operator'].includes(ruleOf(one).on))) {
      const { scope, onBehalf } = ruleOf(name);
      const reads = scope?.endsWith(':read') === true && onBehalf !== 'never';
      expect([name, decide(agency, name, { organisationId: OWN }).allowed]).toEqual([name, reads]);
      expect([name, decide(agency, name, { organisationId: OTHER }).allowed]).toEqual([name, false]);
    }
  });

  it('that binds others takes an organisation that was verified', () => {
    const binding = actions.filter((name) => ruleOf(name).verified);
    expect(binding).toEqual(expect.arrayContaining(['contract.sign', 'title.consent', 'title.dispute']));
    const unknown = keyOf(OWN);
    unknown.organisation.verified = false;
    for (const name of binding) expect(decide(unknown, name), name).toMatchObject({ refusal: 'unverified' });
    expect(decide(unknown, 'contract.withdraw_confirmation')).toEqual({ allowed: true });
  });

  it('with a resource never allows what it refuses without one', () => {
    fc.assert(
      fc.property(anyActor, action, resource, (actor, name, on) => {
        if (!decide(actor, name).allowed) expect(decide(actor, name, on).allowed).toBe(false);
      }),
    );
  });

  it('never takes away what a further scope or a published record gives', () => {
    fc.assert(
      fc.property(scopes, fc.constantFrom(...SCOPES), action, resource, (held, more, name, on) => {
        const before = decide(keyOf(OWN, held), name, on);
        const after = decide(keyOf(OWN, [...held, more]), name, on);
        if (before.allowed) expect(after.allowed).toBe(true);
        if (before.allowed) expect(decide(keyOf(OWN, held), name, { ...on, published: true }).allowed).toBe(true);
      }),
    );
  });

  it('allows something beyond what is public only to who is on the resource or runs the exchange', () => {
    fc.assert(
      fc.property(anyActor, action, resource, (actor, name, on) => {
        if (['anyone', 'person', 'organisation'].includes(ruleOf(name).on) || on.published) return;
        if (decide(actor, name, on).allowed) expect(isOwnOrParty(actor, on) || isOperator(actor)).toBe(true);
      }),
    );
  });

  it('holds the scopes of a key, what the role of a person includes, and under a mandate what both give', () => {
    fc.assert(
      fc.property(scopes, (held) => {
        expect(heldScopes(keyOf(OWN, held))).toEqual(SCOPES.filter((scope) => held.includes(scope)));
      }),
    );
    expect(heldScopes(personOf('owner'))).toEqual(SCOPES);
    expect(heldScopes(personOf('editor'))).not.toContain('contracts:sign');
    expect(heldScopes(personOf('viewer')).filter((scope) => !scope.endsWith(':read'))).toEqual([]);
    const acting = { ...personOf('owner'), by: { person: PERSON, role: 'owner' as const, agency: AGENCY, rights: [] } };
    expect(heldScopes(acting)).toEqual([]);
    expect(heldScopes(ANONYMOUS)).toEqual([]);
  });

  it('takes nobody for the side of a deal that has none', () => {
    expect(isOwnOrParty(ANONYMOUS, { organisationId: null })).toBe(false);
    expect(isOwnOrParty(ANONYMOUS, { parties: [null] })).toBe(false);
  });
});

describe('an actor', () => {
  it('is read back as it was signed, through whom it acts included', () => {
    for (const actor of [
      ANONYMOUS,
      keyOf(OWN),
      personOf('editor'),
      { ...keyOf(OWN), actsFor: [{ rights: [], organisations: [OTHER] }] },
    ]) {
      expect(actorSchema.parse(JSON.parse(JSON.stringify(actor)))).toEqual(actor);
    }
  });

  it('of an unknown scope, role or kind is none, nor one that acts for more than two hundred', () => {
    const many = Array.from({ length: 201 }, () => OTHER);
    const wrong = [
      { ...keyOf(OWN), scopes: ['everything'] },
      { ...personOf('owner'), by: { role: 'god' } },
      { ...keyOf(OWN), kind: 'root' },
      { ...keyOf(OWN), actsFor: [{ rights: [], organisations: many }] },
      { ...keyOf(OWN), organisation: { id: 'x' } },
    ];
    for (const actor of wrong) expect(actorSchema.safeParse(actor).success).toBe(false);
  });
});
