import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import classes from '../record/record.module.css';
import { StepFaults } from '../record/step-faults.tsx';
import { useSpeech } from '../words/words.tsx';
import { Previews } from './previews.tsx';
import { listingSteps } from './steps.tsx';
import { LISTING_POINTERS, type Listing } from './values.ts';

/** The listing as readers will see it, and the button that shows it to them. */
export function LastLook({ listing }: { listing: Listing }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { id, version, state } = listing;
  const publish = useMutation({
    mutationFn: () => api.post('/api/listings/{id}/publish', { path: { id }, body: { expectedVersion: version } }),
    onSuccess: async (published) => {
      queryClient.setQueryData(reads.listing(id).queryKey, published);
      queryClient.invalidateQueries({ queryKey: ['listings', 'list'] });
      await router.navigate({ to: '/listings/$id', params: { id } });
    },
  });
  return (
    <>
      <StepFaults
        error={publish.error}
        pointers={LISTING_POINTERS}
        steps={listingSteps(words)}
        hrefOf={(step) => `/listings/${id}/edit?step=${step}`}
      />
      <Previews listing={listing} />
      {state === 'draft' || state === 'withdrawn' || state === 'expired' ? (
        <div className={classes.buttons}>
          <Button loading={publish.isPending} onClick={() => publish.mutate()}>
            {words.listing.publish}
          </Button>
          <Button variant="default" onClick={() => router.navigate({ to: '/listings/$id', params: { id } })}>
            {words.record.laterAsDraft}
          </Button>
        </div>
      ) : (
        <div className={classes.buttons}>
          <Button onClick={() => router.navigate({ to: '/listings/$id', params: { id } })}>{words.record.done}</Button>
        </div>
      )}
    </>
  );
}
