import { useEffect, useRef } from 'react';
import { problemOf } from '../client/problem.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './form.module.css';

type ErrorSummaryProps = {
  /** Why sending failed; nothing is shown without it. */
  error: unknown;
  /** What is wrong with fields, by the id of each. */
  fields?: Readonly<Record<string, string | undefined>>;
  /** What is wrong beside fields. */
  others?: readonly string[];
};

/** On top of a form: everything that is wrong, each fault a link to its field. It takes the focus. */
export function ErrorSummary({ error, fields = {}, others = [] }: ErrorSummaryProps) {
  const { words } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = problemOf(error);
  const faults = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const detail = error instanceof FormIncomplete ? undefined : (problem?.detail ?? words.errors.away);
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <h2>{words.errors.title}</h2>
      {detail && <p>{detail}</p>}
      {faults.length + others.length > 0 && (
        <ul>
          {faults.map(([id, message]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
          {others.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      {problem && problem.status >= 500 && <p>{words.errors.requestId(problem.requestId)}</p>}
    </div>
  );
}

/** A form that was not sent because something in it is missing. */
export class FormIncomplete extends Error {}
