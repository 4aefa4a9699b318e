import { createHash } from 'node:crypto';
import { fail } from '@techbourse/platform';
import type { Member, Person } from '@techbourse/policy';
import { and, eq, sql } from 'drizzle-orm';
import type { Executor, Tx } from './connect.ts';
import type { ServiceTables } from './tables.ts';

/**
 * Runs a write once per `Idempotency-Key` of an organisation, of each agency that acts for it, or of a person who acts for none. A repeat gets the first answer. A concurrent repeat waits
 * for the first transaction. Without a key the write always runs, unless it says within which time the same request of the
 * same person is a repeat: a button pressed twice, a request sent again.
 *
 * @param request the request; the same key with a different request is a CONFLICT (`idempotency.key_reused`).
 * @param write may store its answer by `keep`, when another statement must be the last one.
 * @returns the answer of `write`, as JSON would carry it.
 */
export async function idempotent<T>(
  db: Executor,
  table: ServiceTables['idempotency'],
  context: { actor: Member | Person; key: string | undefined; request: unknown; repeatMs?: number },
  write: (tx: Tx, keep: (answer: T) => Promise<void>) => Promise<T>,
): Promise<T> {
  const { actor, repeatMs } = context;
  const owner = ownerOfKeys(actor);
  const requestHash = createHash('sha256').update(JSON.stringify(context.request)).digest('base64');
  const key =
    context.key ?? (repeatMs === undefined ? undefined : `same:${actor.by?.person ?? actor.id}:${requestHash}`);
  if (key === undefined) return db.transaction((tx) => write(tx, async () => {}));
  return db.transaction(async (tx) => {
    const mine = and(eq(table.organisationId, owner), eq(table.key, key));
    async function isLongAgo(ms: number): Promise<boolean> {
      // Whoever repeats at the same moment waits here, and then finds the newer one.
      const again = await tx
        .update(table)
        .set({ at: sql`now()` })
        .where(and(mine, sql`${table.at} < now() - ${ms} * interval '1 millisecond'`))
        .returning({ key: table.key });
      return again.length > 0;
    }
    // A concurrent insert of the same key blocks here until the other transaction ends.
    const inserted = await tx
      .insert(table)
      .values({ organisationId: owner, key, requestHash })
      .onConflictDoNothing()
      .returning({ key: table.key });
    if (inserted.length === 0 && !(context.key === undefined && (await isLongAgo(repeatMs ?? 0)))) {
      const [first] = await tx.select().from(table).where(mine);
      if (first && first.requestHash !== requestHash) {
        throw fail.conflict('idempotency.key_reused', 'This Idempotency-Key was used for a different request');
      }
      return first?.answer as T;
    }
    let isKept = false;
    const keep = async (answer: T) => {
      isKept = true;
      await tx.update(table).set({ answer }).where(mine);
    };
    const answer = await write(tx, keep);
    if (!isKept) await keep(answer);
    return JSON.parse(JSON.stringify(answer)) as T;
  });
}

/** Whose the keys are. An agency chooses its own: neither its client's nor another agency's ever answer it, or stop it. */
function ownerOfKeys({ organisation, by }: Member | Person): string {
  const own = organisation?.id ?? by?.person;
  if (own === undefined) throw new Error('an actor is an organisation or a person');
  if (by?.agency === undefined) return own;
  const hex = createHash('sha256').update(`${by.agency} for ${own}`).digest('hex');
  // Version 8 of RFC 9562, for ids that are made of something else: no organisation has one.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
