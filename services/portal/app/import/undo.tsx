import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './import.module.css';

type Kept = Schemas['UndoneImport']['kept'];

/** Takes an import back, after saying what that does; says what could not be taken back, and why. */
export function Undo({ kind, run }: { kind: 'listings' | 'demands'; run: string }) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const [isAsking, asking] = useDisclosure(false);
  const undoing = useMutation({
    mutationFn: async () => {
      const sum = { deleted: 0, withdrawn: 0, kept: [] as Kept };
      for (;;) {
        const step = await api.post(`/api/${kind}/imports/{id}/undo`, { path: { id: run } });
        sum.deleted += step.deleted;
        sum.withdrawn += step.withdrawn;
        sum.kept.push(...step.kept);
        if (step.run.remaining === 0) break;
      }
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['imports', kind] }),
        queryClient.invalidateQueries({ queryKey: [kind] }),
      ]);
      return sum;
    },
    onSuccess: asking.close,
  });
  if (undoing.data) {
    const { deleted, withdrawn, kept } = undoing.data;
    const reasons = Map.groupBy(kept, ({ reason }) => reason);
    return (
      <div role="status">
        <p>{words.import.undone(format.number(deleted), format.number(withdrawn))}</p>
        {kept.length > 0 && (
          <ul>
            {[...reasons].map(([reason, records]) => (
              <li key={reason}>{words.import.keptBecause[reason](format.number(records.length))}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  return (
    <>
      <Button variant="default" onClick={asking.open}>
        {words.import.undo}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={words.import.undo}>
        <ErrorSummary error={undoing.error} />
        <p>{words.import.undoMeans[kind]}</p>
        <div className={classes.buttons}>
          <Button color="red" loading={undoing.isPending} onClick={() => undoing.mutate()}>
            {words.import.undo}
          </Button>
          <Button variant="default" onClick={asking.close}>
            {words.common.cancel}
          </Button>
        </div>
      </Modal>
    </>
  );
}
