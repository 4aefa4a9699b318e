import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api } from '../../client/client.ts';
import { Page } from '../../page/page.tsx';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { dealReads } from '../reads.ts';
import { ContractForm } from './form.tsx';
import { draftFrom, valuesFor } from './values.ts';

const route = getRouteApi('/inside/acting/deals/$id/draft');

/** The first text of the contract of a deal. */
export function NewContractPage() {
  const { words, language } = useSpeech();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { id } = route.useParams();
  const { me } = route.useRouteContext();
  const { data: deal } = useQuery(dealReads.deal(id));
  if (!deal) return null;
  const title = textIn(deal.listing.snapshot.title, language).text;
  return (
    <Page title={words.deal.draft.title} lead={`${title}. ${words.deal.draft.lead}`}>
      <ContractForm
        deal={deal}
        values={valuesFor(deal, title, new Date().toISOString().slice(0, 10))}
        draft={{ person: me.person?.id ?? '', name: `contract:${id}` }}
        button={words.deal.draft.saveFirst}
        save={async (values) => {
          const made = await api.post('/api/deals/{id}/contracts', { path: { id }, body: draftFrom(values, deal) });
          queryClient.setQueryData(dealReads.contract(made.id).queryKey, made);
          await queryClient.invalidateQueries({ queryKey: ['deals'] });
          navigate({ to: '/contracts/$id', params: { id: made.id } });
        }}
      />
    </Page>
  );
}
