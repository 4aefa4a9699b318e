import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextArea } from '../form/text-area.tsx';
import { useSpeech } from '../words/words.tsx';
import { placeOf } from './fault-place.ts';
import classes from './import.module.css';
import type { Mend, Mends } from './protocol.ts';
import { useRuleWords } from './rule-words.ts';
import type { FaultyRow, Wizard } from './use-import.ts';

const SHOWN = 25;

/** What an import would do, and the rows that cannot go as they are, to be mended where they stand. */
export function CheckStep({ wizard, kind }: { wizard: Wizard; kind: 'listings' | 'demands' }) {
  const { words, format } = useSpeech();
  const { tried, mapped, faulty, mend, write, back, publish } = wizard;
  const [mends, setMends] = useState<Mends>({});
  const [shown, setShown] = useState(SHOWN);
  if (!tried || !mapped) return null;
  const ready = tried.counts.created + tried.counts.updated + tried.counts.unchanged;
  const isWritten = Object.keys(mends).length > 0;
  return (
    <>
      <dl className={classes.counts}>
        {(['created', 'updated', 'unchanged'] as const).map((name) => (
          <div key={name}>
            <dt>{words.import.would[name]}</dt>
            <dd>{format.number(tried.counts[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{words.import.toMend}</dt>
          <dd>{format.number(faulty.length)}</dd>
        </div>
      </dl>
      <Notes wizard={wizard} />
      {faulty.length > 0 && (
        <form
          className={classes.section}
          onSubmit={(event) => {
            event.preventDefault();
            setMends({});
            mend(mends);
          }}
        >
          <h3>{words.import.mendTitle}</h3>
          <p>{words.import.mendHelp}</p>
          {faulty.slice(0, shown).map((row) => (
            <RowMends
              key={row.at}
              row={row}
              wizard={wizard}
              mend={mends[row.at]}
              onMend={(one) => setMends({ ...mends, [row.at]: one })}
            />
          ))}
          {faulty.length > shown && (
            <p>
              <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
                {words.common.more}
              </Button>
            </p>
          )}
          <Button type="submit" variant="default" disabled={!isWritten}>
            {words.import.checkAgain}
          </Button>
        </form>
      )}
      <div className={classes.buttons}>
        <Button onClick={write} disabled={ready === 0 || isWritten}>
          {publish
            ? words.import.writePublished[kind](format.number(ready))
            : words.import.writeDrafts(format.number(ready))}
        </Button>
        <Button variant="default" onClick={back}>
          {words.import.backToColumns}
        </Button>
      </div>
      {ready === 0 && <p className={classes.fault}>{words.import.nothingReady}</p>}
      {isWritten && <p>{words.import.checkFirst}</p>}
      {faulty.length > 0 && ready > 0 && <p>{words.import.restLeftOut(format.number(faulty.length))}</p>}
    </>
  );
}

/** What was changed or left out of the rows that can go. */
function Notes({ wizard: { mapped, tried } }: { wizard: Wizard }) {
  const { words, format } = useSpeech();
  const ruleWords = useRuleWords();
  const changed = tried?.changed.length ?? 0;
  const notes = mapped?.notes ?? [];
  if (notes.length === 0 && changed === 0 && !mapped?.examples) return null;
  return (
    <details>
      <summary>{words.import.notes}</summary>
      <ul>
        {notes.slice(0, 40).map(({ rule, column, count, value }) => (
          <li key={`${rule} ${column}`}>
            {column && <strong>{column}: </strong>}
            {ruleWords(rule, '')} {words.import.inRows(count)}
            {value && ` (${value.slice(0, 80)})`}
          </li>
        ))}
        {changed > 0 && <li>{words.import.formChanged(format.number(changed))}</li>}
        {(mapped?.examples ?? 0) > 0 && <li>{words.import.exampleLeftOut}</li>}
      </ul>
    </details>
  );
}

type RowMendsProps = { row: FaultyRow; wizard: Wizard; mend: Mend | undefined; onMend: (mend: Mend) => void };
type Place = { key: string; column?: string; path?: string; label: string; texts: string[] };

/** One row: each fault at its cell, which can be written anew. */
function RowMends({ row, wizard: { mapping, opened }, mend, onMend }: RowMendsProps) {
  const { words } = useSpeech();
  const ruleWords = useRuleWords();
  const places = new Map<string, Place>();
  const add = (where: { column?: string; path?: string }, text: string) => {
    const { column, path } = where;
    const key = column ?? path ?? '';
    const label = column ?? opened?.fields.find((field) => field.path === path)?.label ?? words.import.wholeRow;
    const place = places.get(key) ?? {
      key,
      label,
      texts: [],
      ...(column !== undefined && { column }),
      ...(path !== undefined && { path }),
    };
    places.set(key, { ...place, texts: [...new Set([...place.texts, text])] });
  };
  for (const { column, rule, message } of row.faults) add(column === '' ? {} : { column }, ruleWords(rule, message));
  for (const { pointer, rule, message } of row.issues) {
    add(placeOf(pointer, mapping?.columns ?? {}, opened?.fields ?? []), ruleWords(rule, message));
  }
  const written = mend ?? { cells: {}, fields: {} };
  const choicesAt = (column: string | undefined, path: string | undefined) => {
    const at = column === undefined ? path : mapping?.columns[column];
    const choices = opened?.fields.find((field) => field.path === at)?.choices;
    return choices && words.import.oneOf(choices.join(' · '));
  };
  return (
    <div className={classes.row}>
      <h3>{words.import.line(row.number, row.title)}</h3>
      <div className={classes.mends}>
        {[...places.values()].map(({ key, column, path, label, texts }) => {
          if (column === undefined && path === undefined) {
            return (
              <p key={key} className={classes.fault}>
                {texts.join(' ')}
              </p>
            );
          }
          const value =
            column === undefined
              ? (written.fields[path ?? ''] ?? '')
              : (written.cells[column] ?? row.cells[column] ?? '');
          return (
            <TextArea
              key={key}
              label={label}
              description={choicesAt(column, path)}
              error={texts.join(' ')}
              minRows={1}
              maxRows={6}
              value={value}
              onChange={({ currentTarget: { value: next } }) =>
                onMend(
                  column === undefined
                    ? { ...written, fields: { ...written.fields, [path ?? '']: next } }
                    : { ...written, cells: { ...written.cells, [column]: next } },
                )
              }
            />
          );
        })}
      </div>
    </div>
  );
}
