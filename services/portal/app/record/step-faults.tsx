import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { problemOf } from '../client/problem.ts';
import classes from '../form/form.module.css';
import { useSpeech } from '../words/words.tsx';

type StepFaultsProps = {
  error: unknown;
  pointers: Readonly<Record<string, string>>;
  steps: readonly { name: string; title: string; fields: readonly string[] }[];
  hrefOf: (step: string) => string;
};

/** Why a record cannot be shown yet: each fault leads to the step in which it is mended. */
export function StepFaults({ error, pointers, steps, hrefOf }: StepFaultsProps) {
  const { words } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  const problem = problemOf(error);
  const stepOf = (pointer: string) =>
    steps.find(({ fields }) => fields.some((field) => pointer.startsWith(pointers[field] ?? pointer)));
  return (
    <div ref={box} className={classes.summary} role="alert" tabIndex={-1}>
      <h2>{words.errors.title}</h2>
      {!problem?.issues?.length && <p>{problem?.detail ?? words.errors.away}</p>}
      <ul>
        {problem?.issues?.map(({ pointer, message }) => {
          const step = stepOf(pointer);
          return (
            <li key={`${pointer}${message}`}>
              {step ? <Link to={hrefOf(step.name) as '/'}>{`${step.title}: ${message}`}</Link> : message}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
