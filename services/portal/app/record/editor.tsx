import { Button } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { Schemas } from '@techbourse/client';
import { type ReactNode, useMemo, useState } from 'react';
import { isConflict } from '../client/problem.ts';
import { draftOf } from '../form/draft.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useSending } from '../form/sending.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { Completeness } from './completeness.tsx';
import classes from './record.module.css';
import { StepList } from './step-list.tsx';
import type { Texts } from './texts.ts';
import { WrittenIn } from './written-in.tsx';

export type FieldsProps<Values> = { form: UseFormReturnType<Values>; written: Language };
export type EditorStep<Values> = {
  name: string;
  title: string;
  /** The fields of the step, by which faults find it. */
  fields: readonly (keyof Values & string)[];
  Fields: (props: FieldsProps<Values>) => ReactNode;
};
type EditorProps<Values extends object> = {
  /** Under which name what was typed is kept on this device. */
  draft: { person: string; name: string };
  values: Values;
  steps: readonly EditorStep<Values>[];
  /** The step that is open; one more than there are: the last look. */
  at: number;
  /** Where each field stands in what is sent. */
  pointers: Readonly<Record<string, string>>;
  completeness: Schemas['Listing']['completeness'];
  hints: Readonly<Record<string, string>>;
  /** The last look; absent until there is something to look at. */
  last: ReactNode;
  hrefOf: ((step: string) => string) | undefined;
  save: (values: Values) => Promise<unknown>;
  onSaved: (next: string) => void;
  /** Reads the newer state after somebody else has changed the record. */
  onConflict: () => Promise<unknown>;
};

/** A record in steps, one thing a step. What is typed is kept on this device until the exchange has it. */
export function Editor<Values extends object>(props: EditorProps<Values>) {
  const { steps, at, pointers, completeness, hints, last, hrefOf, save, onSaved, onConflict } = props;
  const { words, language } = useSpeech();
  const draft = useMemo(
    () => draftOf<Values>(props.draft.person, props.draft.name),
    [props.draft.person, props.draft.name],
  );
  const [kept] = useState(() => draft.read());
  const [isKept, setIsKept] = useState(kept !== undefined);
  const form = useForm<Values>({
    initialValues: { ...props.values, ...kept },
    onValuesChange: (values) => draft.keep(values),
  });
  const { mutation, fields, others } = useSending(pointers, async (next: string) => {
    const values = form.getValues();
    await save(values);
    draft.drop();
    setIsKept(false);
    onSaved(next);
  });
  const texts = Object.values(form.values).filter(isTexts);
  const has = (one: Language) => texts.some((text) => text[one] !== '');
  const [written, setWritten] = useState<Language>(has(language) ? language : (LANGUAGES.find(has) ?? language));
  const step = steps[at];
  const names = [...steps.map(({ name, title }) => ({ name, title })), { name: 'check', title: words.record.check }];
  const shown = { ...form, getInputProps: withFaults(form, fields) };
  return (
    <div className={classes.editor}>
      <StepList steps={names} at={at} hrefOf={hrefOf} />
      {step ? (
        <form
          className={classes.form}
          noValidate
          onSubmit={form.onSubmit(() => mutation.mutate(names[at + 1]?.name ?? 'check'))}
        >
          <h2>{step.title}</h2>
          {isKept && (
            <p className={classes.kept} role="status">
              {words.record.kept}{' '}
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  form.setValues(props.values);
                  draft.drop();
                  setIsKept(false);
                }}
              >
                {words.record.dropKept}
              </Button>
            </p>
          )}
          {isConflict(mutation.error) ? (
            <div role="alert" className={classes.kept}>
              {words.errors.conflict}{' '}
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={async () => {
                  await onConflict();
                  mutation.reset();
                }}
              >
                {words.record.loadNewer}
              </Button>
            </div>
          ) : (
            <ErrorSummary error={mutation.error} fields={fields} others={others} />
          )}
          {step.fields.some((name) => isTexts(form.values[name])) && (
            <WrittenIn written={written} has={has} onChange={setWritten} />
          )}
          <step.Fields form={shown} written={written} />
          <div className={classes.buttons}>
            <Button type="submit" loading={mutation.isPending}>
              {words.record.saveAndGoOn}
            </Button>
          </div>
        </form>
      ) : (
        <div className={classes.form}>
          <h2>{words.record.check}</h2>
          {last}
        </div>
      )}
      <Completeness completeness={completeness} hints={hints} />
    </div>
  );
}

const isTexts = (value: unknown): value is Texts => typeof value === 'object' && value !== null && 'zh' in value;

/** The inputs of a form, with what the exchange said of them. */
function withFaults<Values>(form: UseFormReturnType<Values>, faults: Readonly<Record<string, string | undefined>>) {
  const getInputProps: typeof form.getInputProps = (path, options) => {
    const props = form.getInputProps(path, options);
    return { ...props, error: props.error ?? faults[path as string], id: path };
  };
  return getInputProps;
}
