import { SCOPES, type Scope } from '@techbourse/api-schema';
import { testActor, testOperator } from '@techbourse/testkit';
import { newId } from '../../packages/platform/src/index.ts';
import { type Actor, ANONYMOUS, type Member, ROLES, type Role } from '../../packages/policy/src/index.ts';
import type { Caller, createCallers } from '../../services/gateway/test/callers.ts';

export const ORDINARY = SCOPES.filter((scope) => scope !== 'exchange:operate');
export const owner = testActor({ name: 'Owner' });
const operator = testOperator();
const agency = testActor({ kind: 'agency' });

const only = (scope: Scope | null): Scope[] => (scope ? [scope] : []);
const without = (scope: Scope | null): Scope[] => ORDINARY.filter((one) => one !== scope);
const withScopes = (member: Member, scopes: readonly Scope[]): Actor => ({ ...member, scopes: [...scopes] });
const person = (of: Member, role: Role): Actor => ({
  ...of,
  kind: 'person',
  scopes: [],
  by: { person: newId(), role },
});
const mandated = (rights: readonly Scope[]): Actor => ({
  ...owner,
  by: { agency: agency.organisation.id, mandateId: newId(), rights: [...rights] },
});

type Callers = ReturnType<typeof createCallers>;
type Own = Actor['organisation'] & object;

/**
 * Who asks. `scope` is what the action of the route needs, so that one may lack just that or hold nothing else. `actor`: as the
 * gateway would tell a service of it; `caller`: as it comes to the gateway, with a credential.
 */
type Asking = {
  name: string;
  actor(scope: Scope | null): Actor;
  caller(callers: Callers, own: Own, scope: Scope | null): Promise<Caller>;
};

const people: Asking[] = ROLES.map((role) => ({
  name: `a person of the owner: ${role}`,
  actor: () => person(owner, role),
  caller: (callers, own) => callers.person(own, role),
}));

export const ASKING: readonly Asking[] = [
  { name: 'nobody', actor: () => ANONYMOUS, caller: async () => ({ headers: {}, actor: ANONYMOUS }) },
  { name: 'the owner', actor: () => owner, caller: (callers, own) => callers.key(own, owner.scopes) },
  {
    name: 'the owner with this scope alone',
    actor: (scope) => withScopes(owner, only(scope)),
    caller: (callers, own, scope) => callers.key(own, only(scope)),
  },
  {
    name: 'the owner without this scope',
    actor: (scope) => withScopes(owner, without(scope)),
    caller: (callers, own, scope) => callers.key(own, without(scope)),
  },
  {
    name: 'the owner, claiming to operate',
    actor: () => withScopes(owner, SCOPES),
    caller: (callers, own) => callers.key(own, SCOPES),
  },
  {
    name: 'another organisation',
    actor: () => testActor(),
    caller: async (callers) => callers.key(await callers.organisation('company'), owner.scopes),
  },
  {
    name: 'another organisation that nobody has verified',
    actor: () => testActor({ verified: false }),
    caller: async (callers) => callers.key(await callers.organisation('company', false), owner.scopes),
  },
  {
    name: 'the operator',
    actor: () => operator,
    caller: async (callers) => callers.key(await callers.operator(), SCOPES),
  },
  {
    name: 'the operator with a key that does not operate',
    actor: () => withScopes(operator, ORDINARY),
    caller: async (callers) => callers.key(await callers.operator(), ORDINARY),
  },
  {
    name: 'a person of the operator: viewer',
    actor: () => person(operator, 'viewer'),
    caller: async (callers) => callers.person(await callers.operator(), 'viewer'),
  },
  ...people,
  {
    name: 'a person whom the owner signed in',
    actor: () => {
      const { by, ...signedIn } = person(owner, 'admin');
      return { ...signedIn, by: { ...by, boundTo: owner.organisation.id } };
    },
    caller: (callers, own) => callers.person(own, 'admin', true),
  },
  {
    name: 'a person who belongs to nothing',
    actor: () => {
      const id = newId();
      return { kind: 'person', id, organisation: null, scopes: [], by: { person: id } };
    },
    caller: (callers) => callers.person(null),
  },
  {
    name: 'an agency whose mandate includes it',
    actor: (scope) => mandated(only(scope)),
    caller: (callers, own, scope) => callers.agent(own, only(scope), owner.scopes),
  },
  {
    name: 'an agency whose mandate includes all else',
    actor: (scope) => mandated(without(scope)),
    caller: (callers, own, scope) => callers.agent(own, without(scope), owner.scopes),
  },
];
