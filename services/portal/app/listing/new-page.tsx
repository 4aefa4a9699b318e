import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Editor } from '../record/editor.tsx';
import { useSpeech } from '../words/words.tsx';
import { listingSteps } from './steps.tsx';
import { contentOf, LISTING_POINTERS, type ListingValues, valuesOf } from './values.ts';

const route = getRouteApi('/inside/acting/listings/new');

/** The first step of a listing; with it the draft is at the exchange, and the others follow there. */
export function NewListingPage() {
  const { words } = useSpeech();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const router = useRouter();
  const [values] = useState(() => valuesOf({}));
  const save = async (written: ListingValues) => {
    const listing = await api.post('/api/listings', { body: contentOf(written) });
    queryClient.setQueryData(reads.listing(listing.id).queryKey, listing);
    queryClient.invalidateQueries({ queryKey: ['listings', 'list'] });
    await router.navigate({
      to: '/listings/$id/edit',
      params: { id: listing.id },
      search: { step: 'advantage' },
      replace: true,
    });
  };
  return (
    <Page title={words.listing.newTitle} lead={words.listing.newLead}>
      <Editor
        draft={{ person: me.person?.id ?? '', name: 'listing' }}
        values={values}
        steps={listingSteps(words)}
        at={0}
        pointers={LISTING_POINTERS}
        completeness={undefined}
        hints={words.listing.hints}
        last={null}
        hrefOf={undefined}
        save={save}
        onSaved={() => {}}
        onConflict={async () => {}}
      />
    </Page>
  );
}
