import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { acting } from '../parent-routes.ts';
import { type DealFilter, type DealStage, dealReads } from './reads.ts';

const STAGES: readonly DealStage[] = ['enquiry', 'nda', 'evaluation', 'negotiation', 'agreed', 'signed', 'lost'];

/** What the list is narrowed to, as its address says. */
function filterIn({ stage, turn }: Record<string, unknown>): DealFilter {
  const known = STAGES.find((one) => one === stage);
  return { ...(known && { stage: known }), ...((turn === 'own' || turn === 'other') && { turn }) };
}

const deals = createRoute({
  getParentRoute: () => acting,
  path: '/deals',
  validateSearch: filterIn,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) => queryClient.ensureInfiniteQueryData(dealReads.list(deps)),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'DealListPage'),
});

const deal = createRoute({
  getParentRoute: () => acting,
  path: '/deals/$id',
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(dealReads.deal(id)),
      queryClient.ensureQueryData(dealReads.disclosures(id)),
    ]),
  component: lazyRouteComponent(() => import('./page.tsx'), 'DealPage'),
});

const newContract = createRoute({
  getParentRoute: () => acting,
  path: '/deals/$id/draft',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(dealReads.deal(id)),
  component: lazyRouteComponent(() => import('./draft/new-page.tsx'), 'NewContractPage'),
});

const contract = createRoute({
  getParentRoute: () => acting,
  path: '/contracts/$id',
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const [{ dealId }] = await Promise.all([
      queryClient.ensureQueryData(dealReads.contract(id)),
      queryClient.ensureQueryData(dealReads.versions(id)),
      queryClient.ensureQueryData(dealReads.ledger(id)),
    ]);
    await queryClient.ensureQueryData(dealReads.deal(dealId));
  },
  component: lazyRouteComponent(() => import('./contract/page.tsx'), 'ContractPage'),
});

const editContract = createRoute({
  getParentRoute: () => acting,
  path: '/contracts/$id/edit',
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const { dealId } = await queryClient.ensureQueryData(dealReads.contract(id));
    await queryClient.ensureQueryData(dealReads.deal(dealId));
  },
  component: lazyRouteComponent(() => import('./draft/edit-page.tsx'), 'EditContractPage'),
});

export const dealRoutes = [deals, deal, newContract, contract, editContract] as const;
