import { ApiError, type Client, type Schemas } from '@techbourse/client';
import { confirmed } from '../confirm.ts';
import { type ConnectOptions, connect } from '../settings.ts';

export type UndoOptions = ConnectOptions & { dryRun?: boolean; yes?: boolean };

const KINDS = ['listings', 'demands'] as const;
type Kind = (typeof KINDS)[number];
type Kept = Record<Schemas['UndoneImport']['kept'][number]['reason'], number>;

/**
 * Undoes an import by its id, after saying what that does; `dryRun` says it and writes nothing. Safe to repeat: an undo that
 * was cut off goes on.
 */
export async function undoImport(run: string, options: UndoOptions): Promise<void> {
  const client = connect(options);
  const { kind, preview } = await look(client, run);
  const { deleted, withdrawn, kept, run: of } = preview;
  const stay = Object.values(kept).reduce((sum, count) => sum + count, 0);
  process.stderr.write(
    `import of ${kind}${of.file ? ` from ${of.file}` : ''}, ${of.startedAt.slice(0, 10)}: ` +
      `${deleted} drafts would be deleted, ${withdrawn} public records withdrawn, ${stay} would stay\n`,
  );
  if (options.dryRun) {
    process.stdout.write(`${JSON.stringify({ undo: kind, run, dryRun: true, deleted, withdrawn, kept })}\n`);
    return;
  }
  if (of.remaining > 0 && !(await confirmed('Undo this import?', options.yes))) return;
  const sum = { deleted: 0, withdrawn: 0, kept: { updated: 0, changed: 0, gone: 0 } as Kept };
  for (let remaining = of.remaining; remaining > 0; ) {
    const step = await client.post(`/api/${kind}/imports/{id}/undo`, { path: { id: run } });
    sum.deleted += step.deleted;
    sum.withdrawn += step.withdrawn;
    for (const { reason } of step.kept) sum.kept[reason] += 1;
    remaining = step.run.remaining;
  }
  process.stdout.write(`${JSON.stringify({ undo: kind, run, ...sum })}\n`);
}

/** An import of listings or of demands: its id does not say of which. @throws ApiError 404 where it is neither. */
async function look(client: Client, run: string): Promise<{ kind: Kind; preview: Schemas['UndoPreview'] }> {
  for (const kind of KINDS) {
    try {
      return { kind, preview: await client.get(`/api/${kind}/imports/{id}/undo`, { path: { id: run } }) };
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 404 || kind === KINDS.at(-1)) throw error;
    }
  }
  throw new Error('unreachable: the last kind answers or throws');
}
