import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import classes from '../form/form.module.css';
import { useSpeech } from '../words/words.tsx';

/** Asks before something is removed, and says of what nobody will be told any more. */
export function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { words } = useSpeech();
  const [isAsking, asking] = useDisclosure(false);
  return (
    <>
      <Button variant="subtle" size="compact-md" onClick={asking.open} aria-label={`${words.common.remove}: ${name}`}>
        {words.common.remove}
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={`${words.common.remove}: ${name}`}>
        <p>{words.savedSearch.removeMeans}</p>
        <div className={classes.row}>
          <Button
            color="red"
            data-autofocus
            onClick={() => {
              asking.close();
              onRemove();
            }}
          >
            {words.common.remove}
          </Button>
          <Button variant="default" onClick={asking.close}>
            {words.common.cancel}
          </Button>
        </div>
      </Modal>
    </>
  );
}
