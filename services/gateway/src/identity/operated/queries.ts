import type { Page } from '@techbourse/api-schema';
import type { PeopleQuery, PersonRecord, personRowSchema } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, fail, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { asExchange } from '../../rows.ts';
import { languageOf } from '../person/person.ts';
import { findPerson, type PersonRow } from '../person/store.ts';
import { isPseudonym } from '../privacy/pseudonym.ts';
import { listPeople, readMemberships, readSignIn } from './store.ts';

type Row = z.infer<typeof personRowSchema>;

export const noPerson = () => fail.notFound('person.not_found', 'There is no such person');

export async function listAllPeople(ctx: Context, actor: Actor, query: PeopleQuery): Promise<Page<Row>> {
  authorise(actor, 'person.list');
  const { cursor, limit, q, state } = query;
  const before = cursor ? decodeCursor(cursor, z.tuple([cursorKey.id]))[0] : undefined;
  const rows = await asExchange(ctx, (tx) => listPeople(tx, { q, state, before, limit: limit + 1 }));
  const page = toPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map(rowView) };
}

export async function getPerson(ctx: Context, actor: Actor, id: string): Promise<PersonRecord> {
  authorise(actor, 'person.read');
  return asExchange(ctx, async (tx) => {
    const row = await findPerson(tx, id);
    const signIn = await readSignIn(tx, id);
    if (!row || !signIn) throw noPerson();
    const moment = (value: string | null) => (value === null ? null : new Date(value).toISOString());
    const memberships = await readMemberships(tx, id);
    return {
      ...rowView(row),
      ...signIn,
      suspendedAt: row.suspendedAt?.toISOString() ?? null,
      suspendedFor: row.suspendedFor,
      lastUsedAt: moment(signIn.lastUsedAt),
      deletionDueAt: moment(signIn.deletionDueAt),
      memberships: memberships.map(({ organisationId, name, role, since }) => ({
        organisationId,
        name,
        role: role as PersonRecord['memberships'][number]['role'], // the table's check allows these only
        since: since.toISOString(),
      })),
    };
  });
}

function rowView(row: PersonRow): Row {
  const { id, name, email, createdAt, suspendedAt } = row;
  const state = isPseudonym(row) ? 'deleted' : suspendedAt === null ? 'active' : 'suspended';
  return { id, name, email, language: languageOf(row), state, createdAt: createdAt.toISOString() };
}
