import { newId } from '../../packages/platform/src/index.ts';
import {
  type Action,
  type Actor,
  decide,
  isAction,
  type Refusal,
  type Resource,
  ruleOf,
} from '../../packages/policy/src/index.ts';
import { createCallers } from '../../services/gateway/test/callers.ts';
import { gatewaySettings, startGateway } from '../../services/gateway/test/gateway.ts';
import { ASKING, ORDINARY } from './matrix-actors.ts';
import type { Cell } from './matrix-page.ts';
import { bodyOf, type Document, operationsOf } from './sample-request.ts';

/** The reason by which each refusal of the policy is told. */
const REASONS: Readonly<Record<Exclude<Refusal, 'hidden'>, string>> = {
  anonymous: 'actor.anonymous',
  not_person: 'actor.not_person',
  bound_session: 'session.sso_bound',
  no_organisation: 'actor.no_organisation',
  missing_scope: 'actor.missing_scope',
  missing_role: 'actor.missing_role',
  beyond_mandate: 'mandate.beyond',
  not_operator: 'actor.not_operator',
  unverified: 'organisation.not_verified',
};

/** What is no secret, because the organisation or the mandate is shown to whoever asks: a write to it is forbidden. */
const NOT_YOURS = ['organisation.not_yours', 'mandate.not_yours'];

/** Refusals that are no matter of the policy but of what is in the world, for who may by the policy. */
export const FACTS: Readonly<Record<string, readonly string[]>> = {
  'DELETE /api/organisations/{id}/ownership-offer': ['403 membership.not_owner'],
  'GET /api/sso/callback/{id}': ['403 sso.attempt_unknown'],
  'PATCH /api/organisations/{id}/sso': ['403 sso.operator_lifts_only'],
  'POST /api/organisations/{id}/delete': ['403 membership.not_owner'],
  'POST /api/organisations/{id}/keys': ['403 key.scope_beyond_own'],
  'POST /api/organisations/{id}/ownership-offer': ['403 membership.not_owner'],
  'POST /api/sessions': ['401 account.wrong_credentials'],
  'POST /api/sessions/passkey': ['401 passkey.wrong'],
  'POST /api/sessions/second-factor': ['401 session.ended'],
};

/** Bodies that are not the least of their schema: it does not tell all, or the gateway would ask an address of it. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /api/organisations/{id}/domains': { domain: 'works.example.org' },
  'POST /api/organisations/{id}/invitations': { email: 'li@works.example', role: 'viewer' },
  'POST /api/organisations/{id}/verification-requests': { evidence: [{ kind: 'licence', text: 'number 7' }] },
  'POST /api/agencies/{id}/accreditation-requests': {
    body: 'Torch Centre',
    number: '7',
    scope: 'All of it',
    from: '2026-01-01',
    remark: 'Ask the centre',
  },
  'POST /api/organisations/{id}/sso': {
    issuer: 'https://127.0.0.1',
    clientId: 'client',
    clientSecret: 'a secret of the client',
    domains: ['works.example'],
  },
};

export type Gateway = Awaited<ReturnType<typeof startMatrixGateway>>;

export async function startMatrixGateway() {
  const unlimited = { RATE_LIMIT_KEY: '1000000', RATE_LIMIT_ADDRESS: '1000000' };
  const gateway = await startGateway(await gatewaySettings(unlimited));
  const document = gateway.app.swagger() as unknown as Document;
  const routes = operationsOf(document).filter(({ path }) => path.startsWith('/api/'));
  return { ...gateway, document, routes, callers: createCallers(gateway) };
}

type Answer = { status: number; reason: string };

/** Each of its routes asked by everybody, each time in a world of its own; what was answered otherwise than the policy says. */
export async function askGateway(
  gateway: Gateway,
): Promise<{ cells: Cell[]; wrong: object[]; facts: Record<string, string[]> }> {
  const [cells, wrong]: [Cell[], object[]] = [[], []];
  const facts = new Map<string, Set<string>>();
  for (const route of gateway.routes) {
    const named = gateway.document.paths[route.path]?.[route.method]?.['x-action'];
    if (named === undefined || !isAction(named)) {
      wrong.push({ ...route, action: named });
      continue;
    }
    for (const { name: who, caller } of ASKING) {
      const own = await gateway.callers.organisation('company');
      const { headers, actor } = await caller(gateway.callers, own, ruleOf(named).scope);
      const { path, resource } = await target(gateway, route.path, own);
      const answer = await ask(gateway, route, path, headers);
      const { cell, fact } = judged(named, actor, resource, answer);
      if (cell === undefined)
        wrong.push({ route: route.operation, who, ...answer, wanted: decide(actor, named, resource) });
      if (fact) facts.set(route.operation, (facts.get(route.operation) ?? new Set()).add(fact));
      cells.push({ operation: route.operation, action: named, who, cell: cell ?? '?' });
    }
  }
  return { cells, wrong, facts: Object.fromEntries([...facts].map(([route, of]) => [route, [...of].sort()])) };
}

/** What a path is about, in a world of its own: the organisation of the owner, a mandate that it gave, or nothing that is there. */
async function target(
  { callers }: Gateway,
  template: string,
  own: Awaited<ReturnType<Gateway['callers']['organisation']>>,
) {
  const isOwn = /^\/api\/organisations\/\{id\}|^\/api\/memberships\/\{organisationId\}/.test(template);
  const isMandate = template.startsWith('/api/mandates/{id}');
  const agency = isMandate ? await callers.organisation('agency') : undefined;
  const first = agency ? await callers.mandate(own, agency, ORDINARY) : isOwn ? own.id : newId();
  let isFirst = true;
  const path = template.replace(/\{\w+\}/g, () => {
    const id = isFirst ? first : newId();
    isFirst = false;
    return id;
  });
  const resource: Resource | undefined = agency
    ? { parties: [own.id, agency.id] }
    : isOwn
      ? { organisationId: own.id, published: true }
      : undefined;
  return { path, resource };
}

async function ask(
  { app, document }: Gateway,
  route: Gateway['routes'][number],
  path: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const sampled = bodyOf(document, route);
  const payload = BODIES[route.operation] ?? sampled.body;
  const reply = await app.inject({
    method: route.method.toUpperCase() as 'GET',
    url: path + sampled.query,
    headers,
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
  const isProblem = String(reply.headers['content-type']).includes('problem+json');
  return { status: reply.statusCode, reason: isProblem ? reply.json().reason : '' };
}

/** What the answer is by the policy; without a cell it is wrong. `fact`: the world refuses what the policy allows. */
function judged(
  action: Action,
  actor: Actor,
  resource: Resource | undefined,
  { status, reason }: Answer,
): { cell?: string; fact?: string } {
  const decision = decide(actor, action, resource);
  const isRefusal = Object.values(REASONS).includes(reason) || NOT_YOURS.includes(reason);
  if (decision.allowed) {
    if (isRefusal || status === 500) return {};
    return [401, 403].includes(status) ? { cell: `${status}*`, fact: `${status} ${reason}` } : { cell: 'yes' };
  }
  const { refusal } = decision;
  const isRight =
    refusal === 'hidden'
      ? status === 404 || (status === 403 && NOT_YOURS.includes(reason))
      : reason === REASONS[refusal];
  return isRight ? { cell: String(status) } : {};
}
