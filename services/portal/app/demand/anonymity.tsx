import { Checkbox } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useParams } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { Text } from '../record/text.tsx';
import { useDemandCheck } from '../record/use-check.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './anonymity.module.css';
import { contentOf, type DemandValues } from './values.ts';

/** How an anonymous need will be seen, and the passages by which one could find out whose it is. */
export function Anonymity({ form }: { form: UseFormReturnType<DemandValues> }) {
  const { words } = useSpeech();
  const { id } = useParams({ strict: false });
  const { acceptedPassages } = form.values;
  // Asked without what was accepted, so that it can be taken back.
  const content = contentOf({ ...form.values, acceptedPassages: [] });
  const check = useDemandCheck(content, id);
  const said = words.demand.anonymity;
  const shown = check?.previews?.public.organisation;
  const passages = [...new Map((check?.identifying ?? []).map((one) => [one.text, one])).values()];
  const set = (text: string, isAccepted: boolean) =>
    form.setFieldValue(
      'acceptedPassages',
      isAccepted ? [...acceptedPassages, text] : acceptedPassages.filter((one) => one !== text),
    );
  return (
    <section className={classes.box} aria-live="polite" aria-label={words.demand.fields.anonymous}>
      {shown && (
        <p>
          {said.shownAs}{' '}
          <strong>
            <Text of={shown.name} />
          </strong>
        </p>
      )}
      {check && passages.length === 0 && <p>{said.nothing}</p>}
      {passages.length > 0 && (
        <>
          <p>{said.found}</p>
          <ul id="acceptedPassages">
            {passages.map((passage) => (
              <li key={passage.text}>
                <p>
                  <Marked content={content} passage={passage} />{' '}
                  <span className={classes.why}>{said.why[passage.why]}</span>
                </p>
                <Checkbox
                  label={said.postAnyway(passage.text)}
                  checked={acceptedPassages.includes(passage.text)}
                  onChange={({ currentTarget: { checked } }) => set(passage.text, checked)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const AROUND = 40;

/** A passage with some of the text around it. */
function Marked({ content, passage }: { content: object; passage: Schemas['IdentifyingPassage'] }) {
  const path = passage.pointer.split('/').slice(1);
  const whole = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), content);
  if (typeof whole !== 'string') return <mark>{passage.text}</mark>;
  const { from, to } = passage;
  return (
    <>
      {from > AROUND && '… '}
      {whole.slice(Math.max(0, from - AROUND), from)}
      <mark>{whole.slice(from, to)}</mark>
      {whole.slice(to, to + AROUND)}
      {to + AROUND < whole.length && ' …'}
    </>
  );
}
