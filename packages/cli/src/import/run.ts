import { ApiError, type Client, type Schemas } from '@techbourse/client';
import type { ImportKind, Mapping } from '@techbourse/import-formats';
import type { Line } from '@techbourse/import-formats/lines';
import { type Checkpoint, dropCheckpoint, resumeAfter, saveCheckpoint } from './checkpoint.ts';
import { digestOf, linesOf, sizeOf } from './file.ts';
import type { RejectionReport } from './report.ts';

export type ImportOptions = {
  client: Client;
  kind: ImportKind;
  file: string;
  mapping: Mapping;
  report: RejectionReport;
  /** Where to keep how far we are; an import that was cut off goes on from there. */
  checkpointPath: string;
  /** Rows of one request, 200 at most. */
  batchSize?: number;
  /** Requests under way at once. */
  inFlight?: number;
  /** Stops after this many rows of the file. */
  limit?: number;
  /** The rows of the file; left out: the lines of jsonl. */
  rows?: () => AsyncGenerator<Line>;
  /** Everything is decided and nothing written; how far it came is not kept. */
  dryRun?: boolean;
  /** The import that the rows belong to. */
  run?: string;
  /** Hears what was changed or left out of a row that was taken. */
  onTaken?: (line: number, result: RowResult) => Promise<void>;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
};

export type ImportProgress = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Bytes of the file read and in all, for the time left. */
  bytes: number;
  totalBytes: number;
};

export type RowResult = Pick<Schemas['ImportResult'], 'externalId' | 'status' | 'issues' | 'changes'>;
type Row = { line: number; row: Record<string, unknown> };
type Batch = { lastLine: number; bytes: number; read: number; length: number; rows: Row[] };

/**
 * Sends the rows of a file to the exchange in batches. Safe to repeat: rows are known by source and external id, and
 * an unchanged row changes nothing. Safe to cut off: the next run goes on after the last line that was answered.
 * Rejected rows go to the report and stop nothing.
 */
export async function importFile(options: ImportOptions): Promise<ImportProgress> {
  const totalBytes = await sizeOf(options.file);
  const digest = await digestOf(options.file);
  const skip = options.dryRun ? 0 : await resumeAfter(options.checkpointPath, options.file, digest);
  const progress: ImportProgress = {
    read: skip,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    bytes: 0,
    totalBytes,
  };
  const answered = options.dryRun ? undefined : new AnsweredLines(options.checkpointPath, options.file, digest);
  const underWay = new Set<Promise<void>>();
  let failure: unknown;

  for await (const batch of batches(options, skip)) {
    if (failure || options.signal?.aborted) break;
    answered?.expect(batch.lastLine);
    const work = send(options, batch, progress)
      .then(() => answered?.done(batch.lastLine))
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => underWay.delete(work));
    underWay.add(work);
    if (underWay.size >= (options.inFlight ?? 4)) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  await answered?.settled();
  if (failure) throw failure;
  if (!options.signal?.aborted && !options.dryRun) await dropCheckpoint(options.checkpointPath);
  return progress;
}

/** Bytes of the lines of one request; the exchange takes 8 MiB. */
const BATCH_BYTES = 5 * 1024 * 1024;

const emptyBatch = (): Batch => ({ lastLine: 0, bytes: 0, read: 0, length: 0, rows: [] });

async function* batches(options: ImportOptions, skip: number): AsyncGenerator<Batch> {
  const size = Math.min(options.batchSize ?? 100, 200);
  let batch = emptyBatch();
  let read = 0;
  for await (const line of options.rows?.() ?? linesOf(options.file)) {
    if (line.number <= skip) continue;
    if (options.limit !== undefined && read >= options.limit) break;
    read += 1;
    const mapped = await mapLine(options, line);
    if (batch.length + line.length > BATCH_BYTES && batch.read > 0) {
      yield batch;
      batch = emptyBatch();
    }
    batch.lastLine = line.number;
    batch.bytes = line.bytes;
    batch.read += 1;
    batch.length += line.length;
    if (mapped) batch.rows.push({ line: line.number, row: mapped });
    if (batch.read < size) continue;
    yield batch;
    batch = emptyBatch();
  }
  if (batch.read > 0) yield batch;
}

async function mapLine(options: ImportOptions, line: Line): Promise<Record<string, unknown> | undefined> {
  if ('fault' in line) {
    const issue = { pointer: '', ...line.fault };
    await options.report.add({ line: line.number, externalId: null, issues: [issue] });
    return undefined;
  }
  try {
    return options.mapping(line.row);
  } catch (error) {
    const message = `the row is not written in this format: ${error instanceof Error ? error.message : String(error)}`;
    const issues = [{ pointer: '', rule: 'mapping', message }];
    await options.report.add({ line: line.number, externalId: null, issues });
    return undefined;
  }
}

async function send(options: ImportOptions, batch: Batch, progress: ImportProgress): Promise<void> {
  let rejected = batch.read - batch.rows.length;
  if (batch.rows.length > 0) {
    const results = await sendRows(options, batch.rows);
    for (const [index, result] of results.entries()) {
      const line = batch.rows[index]?.line ?? batch.lastLine;
      if (result.status !== 'rejected') {
        progress[result.status] += 1;
        await options.onTaken?.(line, result);
        continue;
      }
      rejected += 1;
      await options.report.add({ line, externalId: result.externalId, issues: result.issues });
    }
  }
  progress.rejected += rejected;
  progress.read += batch.read;
  progress.bytes = Math.max(progress.bytes, batch.bytes);
  options.onProgress?.({ ...progress });
}

/** Answers that say no to what was sent, not to who sent it or how often. */
const ABOUT_ROWS = new Set([400, 413, 422, 500]);

/**
 * The result of each row. A request that the exchange refuses as a whole is sent again in halves, so that the row that
 * spoils it is rejected alone. When nothing of it is taken and the fault is the exchange's own, the import stops.
 */
async function sendRows(options: ImportOptions, rows: readonly Row[]): Promise<RowResult[]> {
  const refusals: ApiError[] = [];
  const send = async (some: readonly Row[]): Promise<RowResult[]> => {
    try {
      const { dryRun, run } = options;
      const body = { rows: some.map(({ row }) => row), ...(dryRun && { dryRun }), ...(run && { run }) };
      return (await options.client.post(`/api/${options.kind}/import`, { body })).results;
    } catch (error) {
      if (!(error instanceof ApiError) || !ABOUT_ROWS.has(error.status)) throw error;
      const half = Math.ceil(some.length / 2);
      if (some.length > 1) return [...(await send(some.slice(0, half))), ...(await send(some.slice(half)))];
      refusals.push(error);
      return some.map(({ row }) => refusedRow(row, error));
    }
  };
  const results = await send(rows);
  const [first] = refusals;
  if (first && first.status >= 500 && refusals.length === rows.length) throw first;
  return results;
}

function refusedRow(row: Record<string, unknown>, { message, problem }: ApiError): RowResult {
  const { externalId } = row;
  const issues = problem.issues ?? [{ pointer: '', rule: problem.reason, message }];
  return { externalId: typeof externalId === 'string' ? externalId : null, status: 'rejected', issues };
}

/** Batches are answered out of order; the checkpoint moves only over an unbroken row of answered ones. */
class AnsweredLines {
  readonly #waiting: { line: number; done: boolean }[] = [];
  readonly #path: string;
  readonly #of: Omit<Checkpoint, 'line'>;
  #saving: Promise<void> = Promise.resolve();

  constructor(path: string, file: string, digest: string) {
    this.#path = path;
    this.#of = { file, digest };
  }

  expect(line: number): void {
    this.#waiting.push({ line, done: false });
  }

  done(line: number): void {
    const entry = this.#waiting.find((each) => each.line === line);
    if (entry) entry.done = true;
    let reached = 0;
    while (this.#waiting[0]?.done) reached = this.#waiting.shift()?.line ?? reached;
    if (reached === 0) return;
    this.#saving = this.#saving.then(() => saveCheckpoint(this.#path, { ...this.#of, line: reached }));
  }

  settled(): Promise<void> {
    return this.#saving;
  }
}
