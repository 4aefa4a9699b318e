import { amongEveryRow, type Tx, writeAudit } from '@techbourse/db';
import type { Deletion, DeletionRequest } from '@techbourse/gateway/api';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { rowsOf } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { readFor, writeFor } from '../../rows.ts';
import { endInvitationsOf } from '../membership/departure.ts';
import { publishMemberships, publishOffers } from '../membership/publish.ts';
import { withdrawTransfers } from '../membership/store.ts';
import { publishPerson } from '../person/publish.ts';
import { lockPerson } from '../person/store.ts';
import { sessionEnded } from '../session/cache.ts';
import * as store from './store.ts';

const DAY_MS = 86_400_000;
const BATCH = 20;
const EXCHANGE: Actor = { kind: 'system', id: 'privacy', organisation: null, scopes: [] };

/**
 * A person asks to be deleted; it happens after the days of grace, in which everything works as before.
 * @throws AppError INVALID_STATE (`account.delete.sole_owner`) while an organisation would be left without an owner.
 */
export async function askForDeletion(ctx: Context, actor: Actor, input: DeletionRequest): Promise<Deletion> {
  const { id } = authorisePerson(actor, 'account.delete');
  const requestedAt = ctx.clock.now();
  return writeFor(ctx, actor, async (tx) => {
    const person = await lockPerson(tx, id);
    if (!person) throw sessionEnded();
    if (input.email.trim().toLowerCase() !== person.email.toLowerCase()) {
      const message = 'This is not the address of your account';
      throw fail.validation('account.delete.address', message, [
        { pointer: '/email', rule: 'account.own_address', message },
      ]);
    }
    const known = await store.findDeletion(tx, id);
    if (known) return viewOf(known);
    await amongEveryRow(tx, rowsOf(actor), () => assertNoSoleOwner(tx, id));
    const row = {
      personId: id,
      requestedAt,
      dueAt: new Date(requestedAt.getTime() + ctx.config.ACCOUNT_DELETION_DAYS * DAY_MS),
    };
    await store.writeDeletion(tx, row);
    await writeAudit(tx, audit, actor, [
      { action: 'account.deletion_requested', subject: id, data: { dueAt: row.dueAt } },
    ]);
    return viewOf(row);
  });
}

/** The person stays. */
export async function withdrawDeletion(ctx: Context, actor: Actor): Promise<void> {
  const { id } = authorisePerson(actor, 'account.delete');
  await writeFor(ctx, actor, async (tx) => {
    if (!(await lockPerson(tx, id))) throw sessionEnded();
    if (!(await store.findDeletion(tx, id))) throw noDeletion();
    await store.deleteDeletion(tx, id);
    await writeAudit(tx, audit, actor, [{ action: 'account.deletion_withdrawn', subject: id }]);
  });
}

export async function getDeletion(ctx: Context, actor: Actor): Promise<Deletion> {
  const { id } = authorisePerson(actor, 'account.read');
  const row = await readFor(ctx, actor, (tx) => store.findDeletion(tx, id));
  if (!row) throw noDeletion();
  return viewOf(row);
}

/** Deletes people whose days of grace are over; true when more may be waiting. */
export async function deleteDuePeople(ctx: Pick<Context, 'jobs' | 'clock' | 'changes'>): Promise<boolean> {
  const at = ctx.clock.now();
  const done = await ctx.jobs.orm.transaction(async (tx) => {
    const due = await store.lockDueDeletions(tx, at, BATCH);
    for (const { personId } of due) {
      // It may have become the last owner meanwhile: the organisation must not be left to nobody.
      if ((await store.soleOwnerOf(tx, personId)).length > 0) {
        await store.postponeDeletion(tx, personId, new Date(at.getTime() + DAY_MS));
      } else await deletePerson(tx, personId, at);
    }
    return due.map(({ personId }) => personId);
  });
  for (const id of done) ctx.changes.emit('person', id);
  return done.length === BATCH;
}

async function deletePerson(tx: Tx, personId: string, at: Date): Promise<void> {
  const person = await lockPerson(tx, personId);
  if (!person) return;
  const left = await store.membershipsOf(tx, personId);
  for (const { organizationId: organisationId } of left) {
    await endInvitationsOf(tx, EXCHANGE, { organisationId, personId, role: null });
    await publishOffers(tx, await withdrawTransfers(tx, organisationId, at, personId));
  }
  const after = await store.anonymise(tx, person, at);
  await store.endDeletion(tx, personId, at);
  await writeAudit(tx, audit, EXCHANGE, [{ action: 'account.deleted', subject: personId }]);
  if (left.length > 0) {
    await publishMemberships(
      tx,
      left.map(({ organizationId: organisationId }) => ({ organisationId, personId, role: null })),
    );
  }
  await publishPerson(tx, after, undefined);
}

async function assertNoSoleOwner(tx: Tx, personId: string): Promise<void> {
  const organisations = await store.soleOwnerOf(tx, personId);
  if (organisations.length === 0) return;
  const names = organisations.map(({ name }) => name).join(', ');
  const message = `You are the only owner of ${names}: hand the ownership over, or delete the organisation, first`;
  throw fail.invalidState('account.delete.sole_owner', message, { details: { organisations } });
}

const noDeletion = () => fail.notFound('account.no_deletion', 'You have not asked to be deleted');

function viewOf({ requestedAt, dueAt }: { requestedAt: Date; dueAt: Date }): Deletion {
  return { requestedAt: requestedAt.toISOString(), dueAt: dueAt.toISOString() };
}
