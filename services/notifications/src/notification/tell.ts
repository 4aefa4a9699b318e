import type { Tx } from '@techbourse/db';
import { newId } from '@techbourse/platform';
import { type Kind, type To, WISHES, type Wish } from '../kind/kind.ts';
import { KINDS, type KindName } from '../kind/kinds.ts';
import { membersOf, operatorIds, personalRecipient, type Recipient, successorOf } from '../recipient/store.ts';
import { growBundle, insertNotifications, type NewNotification, takeFact } from './store.ts';

/** Something to tell, of a kind; `fact` names it. */
export type Telling = {
  kind: KindName;
  to: To;
  data: unknown;
  fact: string;
  subject?: string | undefined;
  slot?: string | undefined;
  dueAt?: string | undefined;
};

/**
 * Tells people, each once of each fact. End the transaction with it: it holds the lock that gives notifications their
 * order. Whom a kind is switched off for is not told.
 */
export async function tell(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  const rows: NewNotification[] = [];
  for (const telling of tellings) {
    const { kind: name, data, fact, subject = null, slot = null, dueAt } = telling;
    const kind: Kind = KINDS[name];
    if (kind.merge && !(await takeFact(tx, `${name} ${fact}`))) continue;
    for (const { organisationId, concerns, recipient } of await audienceOf(tx, kind, telling.to)) {
      const wish = wishOf(kind, name, recipient);
      if (wish === 'off') continue;
      rows.push({
        id: newId(),
        personId: recipient.personId,
        organisationId,
        role: recipient.role,
        concerns,
        kind: name,
        data,
        fact: `${name} ${fact}`,
        subject,
        slot,
        dueAt: dueAt ? new Date(dueAt) : null,
        mail: wish === 'mail' && recipient.frequency !== 'never',
        atOnce: recipient.frequency === 'at_once',
        preferenceOf: recipient.preferenceOf,
      });
    }
  }
  await insertNotifications(tx, await joined(tx, rows));
}

/** What starts a notification of its own, when what joins an unread one has joined it. */
async function joined(tx: Tx, rows: readonly NewNotification[]): Promise<NewNotification[]> {
  const own: NewNotification[] = [];
  for (const row of rows) {
    const { merge } = KINDS[row.kind] as Kind;
    if (!merge || !(await growBundle(tx, row, merge))) own.push(row);
  }
  return own;
}

export function wishOf(kind: Pick<Kind, 'wish'>, name: string, { kinds }: Pick<Recipient, 'kinds'>): Wish {
  return WISHES.find((wish) => wish === kinds[name]) ?? kind.wish;
}

type Addressed = { organisationId: string | null; concerns: string | null; recipient: Recipient };

async function audienceOf(tx: Tx, { roles }: Kind, to: To): Promise<Addressed[]> {
  if (to !== 'operator' && 'personId' in to) {
    const { personId, concerns = null, member } = to;
    const { organisationId = null, role = null } = member ?? {};
    const recipients = await personalRecipient(tx, personId, concerns);
    return recipients.map((recipient) => ({ organisationId, concerns, recipient: { ...recipient, role } }));
  }
  const organisationIds = to === 'operator' ? await operatorIds(tx) : [await successorOf(tx, to.organisationId)];
  const only = to === 'operator' ? undefined : to.only;
  const members: Addressed[] = [];
  for (const organisationId of organisationIds) {
    const recipients = await membersOf(tx, organisationId, roles);
    const told = recipients.filter(({ personId }) => only === undefined || only.includes(personId));
    members.push(...told.map((recipient) => ({ organisationId, concerns: organisationId, recipient })));
  }
  return members;
}
