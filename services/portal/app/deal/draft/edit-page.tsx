import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '../../client/client.ts';
import { Page } from '../../page/page.tsx';
import { useSpeech } from '../../words/words.tsx';
import { dealReads } from '../reads.ts';
import { ContractForm } from './form.tsx';
import { editFrom, valuesOf } from './values.ts';

const route = getRouteApi('/inside/acting/contracts/$id/edit');

/** Another version of a draft. */
export function EditContractPage() {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: contract } = useQuery(dealReads.contract(id));
  const { data: deal } = useQuery({ ...dealReads.deal(contract?.dealId ?? ''), enabled: contract !== undefined });
  if (!contract || !deal) return null;
  return (
    <Page title={words.deal.draft.editTitle} lead={`${contract.terms.title}. ${words.deal.draft.lead}`}>
      <ContractForm
        deal={deal}
        values={valuesOf(contract.terms, deal)}
        draft={{ person: me.person?.id ?? '', name: `contract:${id}` }}
        button={words.deal.draft.save}
        save={async (values) => {
          const body = editFrom(values, contract, deal);
          const edited = await api.patch('/api/contracts/{id}', { path: { id }, body });
          queryClient.setQueryData(dealReads.contract(id).queryKey, edited);
          await Promise.all([
            queryClient.invalidateQueries({ queryKey: ['contracts', 'one', id] }),
            queryClient.invalidateQueries({ queryKey: ['deals'] }),
          ]);
          navigate({ to: '/contracts/$id', params: { id } });
        }}
        onConflict={() => queryClient.invalidateQueries({ queryKey: dealReads.contract(id).queryKey })}
      />
    </Page>
  );
}
