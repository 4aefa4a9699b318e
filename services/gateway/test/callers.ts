import type { Scope } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import type { Actor, ActorOrganisation, Role } from '@techbourse/policy';
import { toPermissions } from '../src/identity/key/permissions.ts';
import { generateKey, hashKey } from '../src/identity/key/secret.ts';
import { hashToken, newToken } from '../src/identity/session/token.ts';
import type { TestGateway } from './gateway.ts';
import { SAME_ORIGIN } from './people.ts';

/** Somebody with a true credential: what it sends, and whom the gateway is to take it for. */
export type Caller = { headers: Record<string, string>; actor: Actor };

/** Organisations, keys, people and mandates as rows, many and fast; what they come in with is true. */
export function createCallers({ ctx }: TestGateway) {
  const { sql } = ctx.exchange;

  async function organisation(kind: string, verified = true): Promise<ActorOrganisation> {
    const [id, name] = [newId(), { en: { text: 'Works', origin: 'person' as const } }];
    const known = verified ? { kind, name, country: 'CN', region: null } : null;
    await sql`insert into identity.organisation (id, kind, name, country, display_name, slug, verified_at, known_as)
      values (${id}, ${kind}, ${JSON.stringify(name)}, 'CN', 'Works', ${id}, ${verified ? new Date().toISOString() : null}, ${known && JSON.stringify(known)})`;
    return { id, kind, name, country: 'CN', verified };
  }

  async function operator(): Promise<ActorOrganisation> {
    const [row] = await sql<{ id: string }[]>`select id from identity.organisation where kind = 'operator'`;
    return { id: row?.id ?? '', kind: 'operator', name: {}, country: 'CN', verified: true };
  }

  async function key(of: ActorOrganisation, scopes: readonly Scope[]): Promise<Caller> {
    const [id, secret] = [newId(), generateKey()];
    await sql`insert into identity.api_key (id, name, key, reference_id, permissions)
      values (${id}, 'key', ${hashKey(secret)}, ${of.id}, ${toPermissions([...scopes])})`;
    const headers = { authorization: `Bearer ${secret}` };
    return { headers, actor: { kind: 'key', id, organisation: of, scopes: [...scopes] } };
  }

  /** A person with a session: of an organisation in a role, signed in by the provider of it when `bound`; or of none. */
  async function person(of: ActorOrganisation | null, role?: Role, bound = false): Promise<Caller> {
    const [id, token] = [newId(), newToken()];
    const provider = bound && of ? await providerOf(of) : null;
    await sql`insert into identity.person (id, name, email, email_verified)
      values (${id}, 'Li Na', ${`${id}@example.org`}, true)`;
    if (of && role) {
      await sql`insert into identity.member (id, organisation_id, person_id, role) values (${newId()}, ${of.id}, ${id}, ${role})`;
    }
    await sql`insert into identity.session (id, token, person_id, how, second_factor_due, sso_provider_id, expires_at)
      values (${newId()}, ${hashToken(token)}, ${id}, ${bound ? 'sso' : 'password'}, false, ${provider}, now() + interval '1 day')`;
    const by = { person: id, ...(role ? { role } : {}), ...(bound && of ? { boundTo: of.id } : {}) };
    return {
      headers: { cookie: `techbourse-session=${token}`, ...SAME_ORIGIN },
      actor: { kind: 'person', id, organisation: of, scopes: [], by },
    };
  }

  async function providerOf({ id: organisationId }: ActorOrganisation): Promise<string> {
    const id = newId();
    await sql`insert into identity.sso_provider (id, organisation_id, issuer, client_id, client_secret, domains, default_role, state)
      values (${id}, ${organisationId}, 'https://sso.example', 'client', 'sealed', '{}', 'viewer', 'approved')`;
    return id;
  }

  /** A mandate that both sides accepted and that is in force. */
  async function mandate(
    client: ActorOrganisation,
    agency: ActorOrganisation,
    rights: readonly Scope[],
  ): Promise<string> {
    const id = newId();
    await sql`insert into identity.mandate (id, version, client_id, agency_id, state, subject_kind, exclusive, from_day, rights,
        proposed_by, proposed_at, accepted_at)
      values (${id}, 2, ${client.id}, ${agency.id}, 'accepted', 'all', false, '2020-01-01', ${JSON.stringify(rights)},
        'client', now(), now())`;
    return id;
  }

  /** The key of an agency that acts for a client by a mandate with these rights. */
  async function agent(client: ActorOrganisation, rights: readonly Scope[], scopes: readonly Scope[]): Promise<Caller> {
    const agency = await organisation('agency');
    const mandateId = await mandate(client, agency, rights);
    const { headers, actor } = await key(agency, scopes);
    const by = { agency: agency.id, mandateId, rights: [...rights] };
    return { headers: { ...headers, 'on-behalf-of': client.id }, actor: { ...actor, organisation: client, by } };
  }

  return { organisation, operator, key, person, mandate, agent };
}
