import { AppError } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { changesOf, isIncomplete, isShown, type Subject, subjectsOf, type Told } from './change.ts';
import { findSubjects, holdSubject, insertChanges, keepSubject } from './store.ts';
import { toldBy } from './told.ts';

/** How long the owners of a pair are waited for: its event may come before theirs. */
const INCOMPLETE_MS = 300_000;

/** Job `change.note`: makes an event rows of the feed. Of each record the highest version counts. */
export async function noteChange(ctx: Pick<Context, 'db' | 'clock'>, envelope: JobEnvelope): Promise<void> {
  const told = toldBy(envelope);
  if (!told) return;
  const now = ctx.clock.now();
  const at = new Date(envelope.occurredAt);
  await ctx.db.orm.transaction(async (tx) => {
    const own = told.of === 'record' || told.of === 'organisation' ? told.id : undefined;
    if (own) await holdSubject(tx, own);
    const known = await findSubjects(tx, subjectsOf(told));
    const subject = subjectOf(told, own ? known.get(own) : undefined);
    if (subject && (known.get(subject.id)?.version ?? -1) >= subject.version) return;
    if (isIncomplete(told, known) && now.getTime() - at.getTime() < INCOMPLETE_MS) {
      const message = `Not all records of this ${envelope.type} are known yet`;
      throw new AppError('INVALID_STATE', 'change.record_unknown', message, { retry: true });
    }
    await insertChanges(tx, envelope.eventId, changesOf(told, { at, now, known }));
    if (subject) await keepSubject(tx, subject);
  });
}

function subjectOf(told: Told, before: Subject | undefined): Subject | undefined {
  if (told.of === 'record') {
    const { of: _of, left: _left, ...subject } = told;
    // One that comes back is compared with what was seen of it last.
    return { ...subject, parts: subject.parts ?? before?.parts ?? null, silent: false };
  }
  if (told.of !== 'organisation') return undefined;
  const { id, version, silent, parts } = told;
  const live = isShown(told, before);
  return { id, kind: 'organisation', organisationId: id, version, live, silent, anonymous: false, parts };
}
