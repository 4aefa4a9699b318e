import { Button, type ButtonProps, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';

type KeyedButtonProps = ButtonProps & { letter: string; label: string; onClick: () => void };

/** What one does by a click or by one key, which stands on it. */
export function KeyedButton({ letter, label, onClick, ...props }: KeyedButtonProps) {
  useHotkeys([[letter, onClick]]);
  return (
    <Button onClick={onClick} aria-keyshortcuts={letter} {...props}>
      {label} <Kbd ml="xs">{letter.toUpperCase()}</Kbd>
    </Button>
  );
}
