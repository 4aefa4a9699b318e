import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Editor } from '../record/editor.tsx';
import { useSpeech } from '../words/words.tsx';
import { demandSteps } from './steps.tsx';
import { contentOf, DEMAND_POINTERS, type DemandValues, valuesOf } from './values.ts';

const route = getRouteApi('/inside/acting/demands/new');

/** The first step of a demand; with it the draft is at the exchange, and the others follow there. */
export function NewDemandPage() {
  const { words } = useSpeech();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [values] = useState(() => valuesOf({}));
  const save = async (written: DemandValues) => {
    const demand = await api.post('/api/demands', { body: contentOf(written) });
    queryClient.setQueryData(reads.demand(demand.id).queryKey, demand);
    queryClient.invalidateQueries({ queryKey: ['demands', 'list'] });
    await router.navigate({
      to: '/demands/$id/edit',
      params: { id: demand.id },
      search: { step: 'results' },
      replace: true,
    });
  };
  return (
    <Page title={words.demand.newTitle} lead={words.demand.newLead}>
      <Editor
        draft={{ person: me.person?.id ?? '', name: 'demand' }}
        values={values}
        steps={demandSteps(words)}
        at={0}
        pointers={DEMAND_POINTERS}
        completeness={undefined}
        hints={words.demand.hints}
        last={null}
        hrefOf={undefined}
        save={save}
        onSaved={() => {}}
        onConflict={async () => {}}
      />
    </Page>
  );
}
