import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../words/words.tsx';
import classes from './import.module.css';
import { useRuleWords } from './rule-words.ts';
import { saveAs } from './save-as.ts';
import { Undo } from './undo.tsx';
import type { Wizard } from './use-import.ts';

/** What was written, what was not and why, and the way back. */
export function Done({ wizard, kind }: { wizard: Wizard; kind: 'listings' | 'demands' }) {
  const { words, format } = useSpeech();
  const ruleWords = useRuleWords();
  const { report, faulty, file, reader, startOver } = wizard;
  if (!report) return null;
  const leftOut = faulty.length + report.refused.length;
  const download = async () => {
    const reasonsOf = (issues: readonly { pointer: string; rule: string; message: string }[]) =>
      issues.map(({ pointer, rule, message }) => `${pointer ? `${pointer}: ` : ''}${ruleWords(rule, message)}`);
    const refusals = [
      ...faulty.map(({ at, faults, issues }) => ({
        at,
        reasons: [
          ...faults.map(({ column, rule, message }) => `${column}: ${ruleWords(rule, message)}`),
          ...reasonsOf(issues),
        ].join(' | '),
      })),
      ...report.refused.map(({ at, issues }) => ({ at, reasons: reasonsOf(issues).join(' | ') })),
    ];
    const csv = await reader.ask('rejected', { refusals });
    saveAs(new Blob([csv], { type: 'text/csv' }), `${file?.name.replace(/\.[^.]*$/, '') ?? 'import'}.rejected.csv`);
  };
  return (
    <>
      <p role="status">{report.isStopped ? words.import.stopped : words.import.done}</p>
      <dl className={classes.counts}>
        {(['created', 'updated', 'unchanged'] as const).map((name) => (
          <div key={name}>
            <dt>{words.import.did[name]}</dt>
            <dd>{format.number(report.counts[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{words.import.rejected}</dt>
          <dd>{format.number(leftOut)}</dd>
        </div>
      </dl>
      <div className={classes.buttons}>
        <Button renderRoot={(props) => <Link to={kind === 'listings' ? '/listings' : '/demands'} {...props} />}>
          {words.import.toRecords[kind]}
        </Button>
        {leftOut > 0 && (
          <Button variant="default" onClick={download}>
            {words.import.downloadRejected}
          </Button>
        )}
        <Button variant="default" onClick={startOver}>
          {words.import.another}
        </Button>
        {report.counts.created + report.counts.updated > 0 && <Undo kind={kind} run={report.run} />}
      </div>
    </>
  );
}
