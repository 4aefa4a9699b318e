import { Checkbox, type CheckboxGroupProps } from '@mantine/core';
import { useSpeech } from '../words/words.tsx';
import { labelled } from './labelled.ts';

/** Ways to deal, several at once. */
export function DealKinds(props: Omit<CheckboxGroupProps<string>, 'children'>) {
  const { labels } = useSpeech();
  return (
    <Checkbox.Group {...props}>
      {labelled(labels.dealKinds).map(({ value, label }) => (
        <Checkbox key={value} value={value} label={label} mt="xs" />
      ))}
    </Checkbox.Group>
  );
}
