import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { acting } from '../parent-routes.ts';
import { type OrganisationState, operateReads, type PeopleFilter, type ReportState } from './reads.ts';

/** For the operator's people. To everybody else there is no such page. */
const operate = createRoute({
  getParentRoute: () => acting,
  path: '/operate',
  beforeLoad: ({ context: { me } }) => {
    if (!me.may.includes('exchange.read')) throw notFound();
  },
});

const textIn = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim().slice(0, 200) : undefined);
function oneOf<Known extends string>(known: readonly Known[], value: unknown): Known | undefined {
  return known.find((one) => one === value);
}
const ORGANISATION_STATES: readonly OrganisationState[] = ['active', 'suspended', 'merged', 'deleted'];
const PERSON_STATES: readonly NonNullable<PeopleFilter['state']>[] = ['active', 'suspended', 'deleted'];
const REPORT_STATES: readonly ReportState[] = ['open', 'upheld', 'rejected'];

export type WorkSearch = { queue?: string; item?: string };

const work = createRoute({
  getParentRoute: () => operate,
  path: '/',
  validateSearch: ({ queue, item }: Record<string, unknown>): WorkSearch => ({
    ...(typeof queue === 'string' && { queue }),
    ...(typeof item === 'string' && { item }),
  }),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(operateReads.work()),
  component: lazyRouteComponent(() => import('./work/page.tsx'), 'WorkPage'),
});

const organisations = createRoute({
  getParentRoute: () => operate,
  path: '/organisations',
  validateSearch: ({ q, state, verified }: Record<string, unknown>) => {
    const [text, known] = [textIn(q), oneOf(ORGANISATION_STATES, state)];
    return {
      ...(text && { q: text }),
      ...(known && { state: known }),
      ...(verified === 'false' && { verified: 'false' as const }),
    };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => queryClient.ensureInfiniteQueryData(operateReads.organisations(deps)),
  component: lazyRouteComponent(() => import('./organisation/list-page.tsx'), 'OrganisationListPage'),
});

const organisation = createRoute({
  getParentRoute: () => operate,
  path: '/organisations/$id',
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(operateReads.organisation(id)),
      queryClient.ensureQueryData(operateReads.requests(id)),
    ]),
  component: lazyRouteComponent(() => import('./organisation/page.tsx'), 'OrganisationPage'),
});

const reports = createRoute({
  getParentRoute: () => operate,
  path: '/reports',
  validateSearch: ({ state, item }: Record<string, unknown>) => {
    const known = oneOf(REPORT_STATES, state);
    return { ...(known && { state: known }), ...(typeof item === 'string' && { item }) };
  },
  loaderDeps: ({ search: { state = 'open' } }) => ({ state }),
  loader: ({ context: { queryClient }, deps: { state } }) =>
    queryClient.ensureInfiniteQueryData(operateReads.reports(state)),
  component: lazyRouteComponent(() => import('./report/page.tsx'), 'ReportListPage'),
});

const people = createRoute({
  getParentRoute: () => operate,
  path: '/people',
  validateSearch: ({ q, state }: Record<string, unknown>) => {
    const [text, known] = [textIn(q), oneOf(PERSON_STATES, state)];
    return { ...(text && { q: text }), ...(known && { state: known }) };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => queryClient.ensureInfiniteQueryData(operateReads.people(deps)),
  component: lazyRouteComponent(() => import('./person/list-page.tsx'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => operate,
  path: '/people/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(operateReads.person(id)),
  component: lazyRouteComponent(() => import('./person/page.tsx'), 'PersonPage'),
});

const imports = createRoute({
  getParentRoute: () => operate,
  path: '/imports',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(operateReads.imports()),
  component: lazyRouteComponent(() => import('./imported/page.tsx'), 'ImportsPage'),
});

const engines = createRoute({
  getParentRoute: () => operate,
  path: '/engines',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(operateReads.health()),
      queryClient.ensureQueryData(operateReads.jobs()),
      queryClient.ensureQueryData(operateReads.letters()),
    ]),
  component: lazyRouteComponent(() => import('./engine/page.tsx'), 'EnginesPage'),
});

const matching = createRoute({
  getParentRoute: () => operate,
  path: '/matching',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(operateReads.weights()),
      queryClient.ensureQueryData(operateReads.rematches()),
      queryClient.ensureQueryData(operateReads.exposure()),
    ]),
  component: lazyRouteComponent(() => import('./matching/page.tsx'), 'MatchingPage'),
});

const use = createRoute({
  getParentRoute: () => operate,
  path: '/use',
  loader: ({ context: { queryClient } }) =>
    queryClient.ensureQueryData(operateReads.statistics({ by: 'month', kind: 'signed', of: 'all' })),
  component: lazyRouteComponent(() => import('./use/page.tsx'), 'UsePage'),
});

/** The operator's pages. */
export const operateRoutes = [
  operate.addChildren([work, organisations, organisation, reports, people, person, imports, engines, matching, use]),
] as const;
