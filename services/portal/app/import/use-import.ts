import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../client/client.ts';
import { useSpeech } from '../words/words.tsx';
import { dropFile, type KeptFile, keepFile, keepMapping, keptFile, keptMapping } from './kept.ts';
import type { ColumnMapping, Mapped, Mends, Opened, ReadChoice, RecordKind, RowView } from './protocol.ts';
import { createReader, ReadFault } from './reader.ts';
import { noCounts, type Sent, sendRows } from './send.ts';

export type Step = 'choose' | 'columns' | 'check' | 'done';
type Work = { name: 'reading' | 'mapping' | 'trying' | 'importing'; share?: number; rows?: number; stop: () => void };
/** A row that must be mended or left out: faults of the file, and what the exchange says. */
export type FaultyRow = RowView & { issues: { pointer: string; rule: string; message: string }[] };
export type Report = { run: string; counts: Sent['counts']; refused: Sent['refused']; isStopped: boolean };

export type Wizard = ReturnType<typeof useImport>;
type Options = { kind: RecordKind; person: string; onWritten: () => void };

/** The course of an import: what was read, mapped, tried and written so far, and what can be done next. */
export function useImport({ kind, person, onWritten }: Options) {
  const { language } = useSpeech();
  const reader = useMemo(createReader, []);
  useEffect(() => () => reader.stop(), [reader]);
  const [step, setStep] = useState<Step>('choose');
  const [work, setWork] = useState<Work>();
  const [error, setError] = useState<unknown>();
  const [file, setFile] = useState<File>();
  const [choice, setChoice] = useState<ReadChoice>({});
  const [opened, setOpened] = useState<Opened>();
  const [mapping, setMapping] = useState<ColumnMapping>();
  const [publish, setPublish] = useState(false);
  const [mends, setMends] = useState<Mends>({});
  const [mapped, setMapped] = useState<Mapped>();
  const [tried, setTried] = useState<Sent>();
  const [faulty, setFaulty] = useState<FaultyRow[]>([]);
  const [report, setReport] = useState<Report>();
  const [waiting, setWaiting] = useState<KeptFile>();
  const aborting = useRef(new AbortController());

  useEffect(() => {
    keptFile(person, kind).then(setWaiting);
  }, [person, kind]);

  const stop = useCallback(() => aborting.current.abort(), []);
  const doing = useCallback(
    async (
      name: Work['name'],
      task: (tell: (progress: Pick<Work, 'share' | 'rows'>) => void, signal: AbortSignal) => Promise<void>,
      halt: () => void = stop,
    ) => {
      aborting.current = new AbortController();
      setError(undefined);
      setWork({ name, stop: halt });
      try {
        await task((progress) => setWork({ name, stop: halt, ...progress }), aborting.current.signal);
      } catch (failure) {
        if (!(failure instanceof ReadFault && failure.rule === 'file.stopped')) setError(failure);
      } finally {
        setWork(undefined);
      }
    },
    [stop],
  );

  const open = async (given: File, chosen: ReadChoice = {}, kept?: KeptFile) => {
    await doing(
      'reading',
      async (tell) => {
        const found = await reader.ask(
          'open',
          { file: given, name: given.name, kind, language, choice: chosen },
          (rows) => tell({ rows }),
        );
        const proposed = {
          source: found.source,
          defaults: found.defaults,
          dayOrder: found.dayOrder,
          columns: Object.fromEntries(found.columns.map(({ heading, field }) => [heading, field])),
        };
        setFile(given);
        setChoice(chosen);
        setOpened(found);
        setMapping(kept?.mapping ?? keptMapping(person, kind, found.signature) ?? proposed);
        setPublish(kept?.publish ?? false);
        setMends(kept?.mends ?? {});
        setStep('columns');
        setWaiting(undefined);
        await keepFile(person, kind, { file: given, choice: chosen, publish: false, mends: {}, ...kept });
      },
      () => reader.stop(),
    );
  };

  const keep = (more: Partial<KeptFile>) => {
    if (file) keepFile(person, kind, { file, choice, publish, mends, ...(mapping && { mapping }), ...more });
  };

  const viewsOf = async (sent: Sent, own: readonly RowView[]): Promise<FaultyRow[]> => {
    const views = await reader.ask('views', { ats: sent.refused.map(({ at }) => at) });
    const issues = new Map(sent.refused.map((one) => [one.at, one.issues]));
    const all = [...own, ...views].map((view) => ({ ...view, issues: issues.get(view.at) ?? [] }));
    return all.toSorted((a, b) => a.at - b.at);
  };

  /** Maps all rows, and lets the exchange decide each without writing any. */
  const check = async (given: ColumnMapping, isPublished: boolean) => {
    setMapping(given);
    setPublish(isPublished);
    if (opened) keepMapping(person, kind, opened.signature, given);
    keep({ mapping: given, publish: isPublished });
    await doing('trying', async (tell, signal) => {
      const made = await reader.ask('map', { mapping: given, publish: isPublished, mends }, (rows) => tell({ rows }));
      const sent = await sendRows({
        reader,
        kind,
        dryRun: true,
        without: [],
        signal,
        onProgress: (share) => tell({ share }),
      });
      if (signal.aborted) return;
      setMapped(made);
      setTried(sent);
      setFaulty(await viewsOf(sent, made.faulty));
      setStep('check');
    });
  };

  /** Rows that were mended are mapped and tried again; the others keep what was said of them. */
  const mend = async (given: Mends) => {
    const merged = { ...mends, ...given };
    setMends(merged);
    keep({ mends: merged });
    const ats = Object.keys(given).map(Number);
    await doing('trying', async (tell, signal) => {
      const views = await reader.ask('mend', { mends: given });
      const own = views.filter(({ faults }) => faults.length > 0);
      const sent = await sendRows({
        reader,
        kind,
        dryRun: true,
        without: [],
        only: ats,
        signal,
        onProgress: (share) => tell({ share }),
      });
      const anew = await viewsOf(sent, own);
      setFaulty((before) => [...before.filter(({ at }) => !ats.includes(at)), ...anew].toSorted((a, b) => a.at - b.at));
      setTried(
        (before) =>
          before &&
          addCounts(before, sent, faulty.filter((one) => ats.includes(one.at) && one.issues.length > 0).length),
      );
    });
  };

  /** Writes what can be written; the rows that cannot are left out and told in the report. */
  const write = async () => {
    if (!file) return;
    await doing('importing', async (tell, signal) => {
      const { id } = await api.post(`/api/${kind}/imports`, { body: { file: file.name.slice(0, 200) } });
      const without = faulty.map(({ at }) => at);
      const result: Report = { run: id, counts: noCounts(), refused: [], isStopped: false };
      try {
        const sent = await sendRows({
          reader,
          kind,
          dryRun: false,
          run: id,
          without,
          signal,
          onProgress: (share, counts) => {
            result.counts = counts;
            tell({ share });
          },
        });
        result.counts = sent.counts;
        result.refused = sent.refused;
      } finally {
        // What was written is there, whatever happened then: it can be seen and undone.
        result.isStopped = signal.aborted;
        setReport(result);
        setFaulty((before) => before);
        setStep('done');
        onWritten();
      }
      await dropFile(person, kind);
    });
  };

  const startOver = async () => {
    reader.stop();
    await dropFile(person, kind);
    setWaiting(undefined);
    setOpened(undefined);
    setReport(undefined);
    setFaulty([]);
    setError(undefined);
    setStep('choose');
  };

  const goOn = () => waiting && open(waiting.file, waiting.choice, waiting);
  const back = () => setStep(step === 'check' ? 'columns' : 'choose');
  return {
    step,
    work,
    error,
    file,
    choice,
    opened,
    mapping,
    publish,
    mapped,
    tried,
    faulty,
    report,
    waiting,
    reader,
    open,
    check,
    mend,
    write,
    startOver,
    goOn,
    back,
  };
}

function addCounts(before: Sent, anew: Sent, refusedBefore: number): Sent {
  const counts = { ...before.counts };
  for (const name of ['created', 'updated', 'unchanged', 'rejected'] as const) counts[name] += anew.counts[name];
  counts.rejected -= refusedBefore;
  return { ...before, counts, changed: [...before.changed, ...anew.changed] };
}
