import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { actFor } from '../client/acting.ts';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { STAGES } from './cases.ts';
import { filterOf, type ListState, SHOWN_STATES } from './list-state.ts';
import { agencyReads, type CaseFilter, type Outcome } from './reads.ts';

/** What an organisation does for itself: whoever comes here acts for no client any more. */
const agency = createRoute({
  getParentRoute: () => acting,
  id: 'agency',
  beforeLoad: async ({ context: { me, organisation, queryClient }, preload }) => {
    if (!me.onBehalf || preload) return { me, organisation };
    actFor(undefined);
    queryClient.clear();
    const own = await queryClient.fetchQuery(reads.me());
    if (!own.organisation) throw redirect({ to: '/join' });
    return { me: own, organisation: own.organisation };
  },
});

/** Pages of an agency alone. */
const broker = createRoute({
  getParentRoute: () => agency,
  id: 'broker',
  beforeLoad: ({ context: { organisation } }) => {
    if (organisation.kind !== 'agency') throw redirect({ to: '/agencies' });
  },
});

const listStateIn = ({ state }: Record<string, unknown>): { state?: ListState } => {
  const known = SHOWN_STATES.find((one) => one === state);
  return known ? { state: known } : {};
};
const clientIn = ({ client }: Record<string, unknown>): { client?: string } =>
  typeof client === 'string' ? { client } : {};
const outcomeIn = ({ outcome }: Record<string, unknown>): { outcome?: Outcome } =>
  outcome === 'open' || outcome === 'signed' || outcome === 'lost' ? { outcome } : {};
const caseFilterIn = (search: Record<string, unknown>): CaseFilter => {
  const { turn, overdue } = search;
  const stage = STAGES.find((one) => one === search['stage']);
  return {
    ...clientIn(search),
    ...(stage && { stage }),
    ...((turn === 'own' || turn === 'other') && { turn: turn as 'own' | 'other' }),
    ...(overdue === 'true' && { overdue }),
  };
};
const proposalIn = ({ with: other, as }: Record<string, unknown>): { with?: string; as?: 'client' } => ({
  ...(typeof other === 'string' && { with: other }),
  ...(as === 'client' && { as }),
});

const clients = createRoute({
  getParentRoute: () => broker,
  path: '/clients',
  validateSearch: listStateIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps: { state } }) =>
    queryClient.ensureInfiniteQueryData(agencyReads.mandates('agency', filterOf(state))),
  component: lazyRouteComponent(() => import('./clients-page.tsx'), 'ClientsPage'),
});

const client = createRoute({
  getParentRoute: () => broker,
  path: '/clients/$id',
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(agencyReads.organisation(id)),
      queryClient.ensureQueryData(agencyReads.mandatesWith(id)),
    ]),
  component: lazyRouteComponent(() => import('./client-page.tsx'), 'ClientPage'),
});

const pairs = createRoute({
  getParentRoute: () => broker,
  path: '/clients/pairs',
  validateSearch: clientIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, language }, deps: { client } }) =>
    Promise.all([
      queryClient.ensureQueryData(agencyReads.inForce()),
      queryClient.ensureInfiniteQueryData(agencyReads.newPairs(client, language)),
    ]),
  component: lazyRouteComponent(() => import('./pairs-page.tsx'), 'PairsPage'),
});

const cases = createRoute({
  getParentRoute: () => broker,
  path: '/clients/cases',
  validateSearch: caseFilterIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    Promise.all([
      queryClient.ensureQueryData(agencyReads.inForce()),
      queryClient.ensureInfiniteQueryData(agencyReads.cases(deps)),
    ]),
  component: lazyRouteComponent(() => import('./cases-page.tsx'), 'CasesPage'),
});

const performance = createRoute({
  getParentRoute: () => broker,
  path: '/clients/performance',
  validateSearch: outcomeIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient, organisation }, deps: { outcome } }) =>
    Promise.all([
      queryClient.ensureQueryData(agencyReads.performance(organisation.id)),
      queryClient.ensureInfiniteQueryData(agencyReads.actedDeals(organisation.id, outcome)),
    ]),
  component: lazyRouteComponent(() => import('./performance-page.tsx'), 'PerformancePage'),
});

const standing = createRoute({
  getParentRoute: () => broker,
  path: '/clients/standing',
  loader: ({ context: { queryClient, organisation } }) =>
    queryClient.ensureQueryData(agencyReads.agency(organisation.id)),
  component: lazyRouteComponent(() => import('./standing-page.tsx'), 'StandingPage'),
});

const agencies = createRoute({
  getParentRoute: () => agency,
  path: '/agencies',
  validateSearch: listStateIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps: { state } }) =>
    queryClient.ensureInfiniteQueryData(agencyReads.mandates('client', filterOf(state))),
  component: lazyRouteComponent(() => import('./agencies-page.tsx'), 'AgenciesPage'),
});

const newMandate = createRoute({
  getParentRoute: () => agency,
  path: '/mandates/new',
  validateSearch: proposalIn,
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage'),
});

const mandate = createRoute({
  getParentRoute: () => agency,
  path: '/mandates/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(agencyReads.mandate(id)),
  component: lazyRouteComponent(() => import('./mandate-page.tsx'), 'MandatePage'),
});

const changeMandate = createRoute({
  getParentRoute: () => agency,
  path: '/mandates/$id/change',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(agencyReads.mandate(id)),
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ChangePage'),
});

export const agencyRoutes = [
  agency.addChildren([
    broker.addChildren([clients, client, pairs, cases, performance, standing]),
    agencies,
    newMandate,
    mandate,
    changeMandate,
  ]),
] as const;
