import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Editor } from '../record/editor.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { LastLook } from './last-look.tsx';
import { DEMAND_STEPS, demandSteps } from './steps.tsx';
import { changesOf, DEMAND_POINTERS, type DemandValues, valuesOf } from './values.ts';

const route = getRouteApi('/inside/acting/demands/$id/edit');

export function EditDemandPage() {
  const { words, language } = useSpeech();
  const { id } = route.useParams();
  const { step } = route.useSearch();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { data: demand } = useQuery(reads.demand(id));
  if (!demand) return null;
  const names: readonly string[] = DEMAND_STEPS;
  const at = step === 'check' ? names.length : Math.max(0, names.indexOf(step));
  const save = async (values: DemandValues) => {
    const body = { ...changesOf(values, demand), expectedVersion: demand.version };
    const saved = await api.patch('/api/demands/{id}', { path: { id }, body });
    queryClient.setQueryData(reads.demand(id).queryKey, saved);
    queryClient.invalidateQueries({ queryKey: ['demands', 'list'] });
  };
  return (
    <Page title={textIn(demand.title, language).text || words.record.untitled}>
      <Editor
        key={id}
        draft={{ person: me.person?.id ?? '', name: `demand:${id}` }}
        values={valuesOf(demand)}
        steps={demandSteps(words)}
        at={at}
        pointers={DEMAND_POINTERS}
        completeness={demand.completeness}
        hints={words.demand.hints}
        last={<LastLook demand={demand} />}
        hrefOf={(name) => `/demands/${id}/edit?step=${name}`}
        save={save}
        onSaved={(next) => router.navigate({ to: '/demands/$id/edit', params: { id }, search: { step: next } })}
        onConflict={() => queryClient.invalidateQueries({ queryKey: reads.demand(id).queryKey })}
      />
    </Page>
  );
}
