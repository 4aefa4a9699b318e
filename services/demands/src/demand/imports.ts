import type { ImportRun, Page, StartImport, UndoneImport, UndoPreview } from '@techbourse/api-schema';
import { authorise, type Call } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { getRun, listRuns, type PageInput, previewUndo, startRun, undoImport } from '@techbourse/record';
import type { Context } from '../context.ts';
import { idempotency, importRecord, importRun, usage } from '../db/schema.ts';
import { recordChanges } from './record.ts';
import { demands, type NewDemand } from './store.ts';

const tables = { idempotency, usage, importRun, importRecord };

/** A new import, to which rows are sent. */
export async function startDemandImport(ctx: Context, actor: Actor, input: StartImport): Promise<ImportRun> {
  return startRun(ctx.db.orm, tables, authorise(actor, 'demand.import'), input, ctx.clock.now());
}

/** The imports of the actor's organisation, newest first. */
export async function listDemandImports(ctx: Context, actor: Actor, page: PageInput): Promise<Page<ImportRun>> {
  const { organisation } = authorise(actor, 'demand.import');
  return listRuns(ctx.db.orm, tables, organisation.id, page);
}

export async function getDemandImport(ctx: Context, actor: Actor, id: string): Promise<ImportRun> {
  const { organisation } = authorise(actor, 'demand.import');
  return getRun(ctx.db.orm, tables, organisation.id, id);
}

/** Drafts, which nobody else has seen: an undo deletes them. */
const UNSEEN = ['draft', 'in_review'] as const;

/** What the undo of an import would do now. */
export async function previewDemandUndo(ctx: Context, actor: Actor, id: string): Promise<UndoPreview> {
  return previewUndo(ctx, authorise(actor, 'demand.import'), id, { store: demands, tables, unseen: UNSEEN });
}

/** Undoes an import, a step at a time (see `undoImport`). */
export async function undoDemandImport(ctx: Context, actor: Actor, id: string, call: Call): Promise<UndoneImport> {
  const member = authorise(actor, 'demand.import');
  authorise(actor, 'demand.move');
  return undoImport(ctx, member, id, call, {
    store: demands,
    tables,
    recordChanges,
    unseen: UNSEEN,
    action: 'close',
    withdrawn: (): Partial<NewDemand> => ({ state: 'closed', outcome: 'withdrawn', closedAt: ctx.clock.now() }),
  });
}
