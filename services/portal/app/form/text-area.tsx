import { Textarea, type TextareaProps } from '@mantine/core';
import classes from './form.module.css';

/** Whether the browser itself lets a field grow with its text; measuring it by script costs a form its first look. */
const GROWS = CSS.supports('field-sizing', 'content');

/** A text of several lines, as high as what stands in it and at least `minRows` lines. */
export function TextArea({ minRows, ...rest }: Omit<TextareaProps, 'autosize' | 'rows'> & { minRows: number }) {
  if (!GROWS) return <Textarea {...rest} autosize minRows={minRows} />;
  return <Textarea {...rest} classNames={{ input: classes.grows ?? '' }} __vars={{ '--rows': String(minRows) }} />;
}
