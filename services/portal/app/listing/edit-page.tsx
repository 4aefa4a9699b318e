import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Editor } from '../record/editor.tsx';
import { textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { LastLook } from './last-look.tsx';
import { LISTING_STEPS, listingSteps } from './steps.tsx';
import { changesOf, LISTING_POINTERS, type ListingValues, valuesOf } from './values.ts';

const route = getRouteApi('/inside/acting/listings/$id/edit');

export function EditListingPage() {
  const { words, language } = useSpeech();
  const { id } = route.useParams();
  const { step } = route.useSearch();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { data: listing } = useQuery(reads.listing(id));
  if (!listing) return null;
  const names: readonly string[] = LISTING_STEPS;
  const at = step === 'check' ? names.length : Math.max(0, names.indexOf(step));
  const save = async (values: ListingValues) => {
    const body = { ...changesOf(values, listing), expectedVersion: listing.version };
    const saved = await api.patch('/api/listings/{id}', { path: { id }, body });
    queryClient.setQueryData(reads.listing(id).queryKey, saved);
    queryClient.invalidateQueries({ queryKey: ['listings', 'list'] });
  };
  return (
    <Page title={textIn(listing.title, language).text || words.record.untitled}>
      <Editor
        key={id}
        draft={{ person: me.person?.id ?? '', name: `listing:${id}` }}
        values={valuesOf(listing)}
        steps={listingSteps(words)}
        at={at}
        pointers={LISTING_POINTERS}
        completeness={listing.completeness}
        hints={words.listing.hints}
        last={<LastLook listing={listing} />}
        hrefOf={(name) => `/listings/${id}/edit?step=${name}`}
        save={save}
        onSaved={(next) => router.navigate({ to: '/listings/$id/edit', params: { id }, search: { step: next } })}
        onConflict={() => queryClient.invalidateQueries({ queryKey: reads.listing(id).queryKey })}
      />
    </Page>
  );
}
