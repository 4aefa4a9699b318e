import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import classes from '../record/record.module.css';
import { StepFaults } from '../record/step-faults.tsx';
import { useSpeech } from '../words/words.tsx';
import { Previews } from './previews.tsx';
import { demandSteps } from './steps.tsx';
import { DEMAND_POINTERS, type Demand } from './values.ts';

/** The need as readers will see it, and the button that shows it to them. */
export function LastLook({ demand }: { demand: Demand }) {
  const { words } = useSpeech();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { id, version, state } = demand;
  const open = useMutation({
    mutationFn: () => api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: version } }),
    onSuccess: async (opened) => {
      queryClient.setQueryData(reads.demand(id).queryKey, opened);
      queryClient.invalidateQueries({ queryKey: ['demands', 'list'] });
      await router.navigate({ to: '/demands/$id', params: { id } });
    },
  });
  return (
    <>
      <StepFaults
        error={open.error}
        pointers={DEMAND_POINTERS}
        steps={demandSteps(words)}
        hrefOf={(step) => `/demands/${id}/edit?step=${step}`}
      />
      <Previews demand={demand} />
      {state === 'draft' ? (
        <div className={classes.buttons}>
          <Button loading={open.isPending} onClick={() => open.mutate()}>
            {words.demand.publish}
          </Button>
          <Button variant="default" onClick={() => router.navigate({ to: '/demands/$id', params: { id } })}>
            {words.record.laterAsDraft}
          </Button>
        </div>
      ) : (
        <div className={classes.buttons}>
          <Button onClick={() => router.navigate({ to: '/demands/$id', params: { id } })}>{words.record.done}</Button>
        </div>
      )}
    </>
  );
}
