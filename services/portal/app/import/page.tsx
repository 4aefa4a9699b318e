import { Alert, Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../client/problem.ts';
import { Page } from '../page/page.tsx';
import { useSpeech } from '../words/words.tsx';
import { CheckStep } from './check-step.tsx';
import { ChooseStep } from './choose-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { Done } from './done.tsx';
import classes from './import.module.css';
import { ReadFault } from './reader.ts';
import { RecentImports } from './recent-imports.tsx';
import { useImport } from './use-import.ts';

const route = getRouteApi('/inside/acting/import/$kind');

/** A file goes in: what it is, which column is what, what would happen, and then it happens. */
export function ImportPage() {
  const { kind } = route.useParams();
  // Another kind is another import.
  return <Wizard key={kind} kind={kind} />;
}

function Wizard({ kind }: { kind: 'listings' | 'demands' }) {
  const { words } = useSpeech();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const wizard = useImport({
    kind,
    person: me.person?.id ?? '',
    onWritten: () => {
      queryClient.invalidateQueries({ queryKey: [kind, 'list'] });
      queryClient.invalidateQueries({ queryKey: ['imports', kind] });
    },
  });
  const { step, work, error } = wizard;
  const mayImport = me.may.includes(kind === 'listings' ? 'listing.import' : 'demand.import');
  if (!mayImport) {
    return (
      <Page title={words.import.title[kind]} width="narrow">
        <p>{words.import.notAllowed}</p>
      </Page>
    );
  }
  return (
    <Page title={words.import.title[kind]} lead={step === 'choose' ? words.import.lead : undefined}>
      <StepNames step={step} />
      {error !== undefined && <Failure error={error} />}
      {work ? (
        <Work work={work} />
      ) : (
        <>
          {step === 'choose' && <ChooseStep wizard={wizard} kind={kind} />}
          {step === 'columns' && (
            <ColumnsStep wizard={wizard} kind={kind} isVerified={me.organisation?.verified === true} />
          )}
          {step === 'check' && <CheckStep wizard={wizard} kind={kind} />}
          {step === 'done' && <Done wizard={wizard} kind={kind} />}
        </>
      )}
      {(step === 'choose' || step === 'done') && !work && <RecentImports kind={kind} />}
    </Page>
  );
}

const STEPS = ['choose', 'columns', 'check', 'done'] as const;

function StepNames({ step }: { step: (typeof STEPS)[number] }) {
  const { words } = useSpeech();
  const at = STEPS.indexOf(step);
  const heading = useRef<HTMLHeadingElement>(null);
  const [first] = useState(step);
  useEffect(() => {
    if (step !== first) heading.current?.focus();
  }, [step, first]);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {words.import.stepOf(at + 1, STEPS.length, words.import.steps[step])}
    </h2>
  );
}

function Work({ work }: { work: NonNullable<ReturnType<typeof useImport>['work']> }) {
  const { words, format } = useSpeech();
  const { name, share, rows, stop } = work;
  return (
    <div role="status">
      <p>
        {words.import.working[name]}
        {rows !== undefined && ` ${format.number(rows)}`}
      </p>
      <Progress value={(share ?? 1) * 100} animated={share === undefined} aria-label={words.import.working[name]} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={stop}>
          {words.import.stop}
        </Button>
      </div>
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const { words } = useSpeech();
  const said =
    error instanceof ReadFault
      ? (wordOf(words.import.fileRules, error.rule) ?? error.message)
      : (problemOf(error)?.detail ?? words.errors.away);
  return (
    <Alert color="red" role="alert" title={words.errors.title} mb="md">
      {said}
      {error instanceof ReadFault && error.rule === 'file.xml' && ` (${error.message})`}
    </Alert>
  );
}

/** A word of a table by a name that may not be in it. */
function wordOf(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
