import type { Executor } from '@techbourse/db';
import type { Language, LocalizedText } from '@techbourse/domain';
import type { Notification } from '../api/index.ts';
import type { Context } from '../context.ts';
import { kindOf } from '../kind/kinds.ts';
import { type Known, sayIn } from '../kind/say.ts';
import { organisations, ownNames } from '../recipient/store.ts';
import { titlesOf } from '../record/store.ts';
import { aboutOf } from './about.ts';
import type { NotificationRow } from './store.ts';
import { whyTold } from './why.ts';

/** A notification as its reader sees it, its words made of names and titles as they are now. */
export async function viewNotifications(
  ctx: Pick<Context, 'config'>,
  db: Executor,
  rows: readonly NotificationRow[],
  language: Language,
): Promise<Notification[]> {
  const known = await knownOf(db, rows);
  return rows.flatMap((row) => viewOf(ctx, row, language, known) ?? []);
}

/** The names and titles that notifications of many people may speak of; own names by the person that belongs to them. */
export type KnownToMany = Known & { ownNames: ReadonlyMap<string, Known['organisations']> };

/** The names and titles that notifications speak of. */
export async function knownOf(db: Executor, rows: readonly NotificationRow[]): Promise<KnownToMany> {
  const ids = rows.flatMap(({ data, organisationId }) => [...idsIn(data), ...(organisationId ? [organisationId] : [])]);
  const people = rows.map(({ personId }) => personId);
  const [names, titles, own] = await Promise.all([
    organisations.findAll(db, ids),
    titlesOf(db, ids),
    ownNames(db, people, ids),
  ]);
  const organisationNames = new Map<string, LocalizedText>();
  for (const [id, { organisation }] of names) organisationNames.set(id, organisation.name);
  return { organisations: organisationNames, titles, ownNames: own };
}

export function viewOf(
  { config }: Pick<Context, 'config'>,
  row: NotificationRow,
  language: Language,
  { organisations: shown, ownNames: own, titles }: KnownToMany,
): Notification | undefined {
  const kind = kindOf(row.kind);
  if (!kind) return undefined; // of another release
  const { id, organisationId, data, dueAt, createdAt, readAt, seq } = row;
  // Who belongs to an organisation reads what it calls itself; others what they may be shown.
  const names = new Map([...shown, ...(own.get(row.personId) ?? [])]);
  const say = sayIn(language, config.EXCHANGE_TIME_ZONE, { organisations: names, titles });
  return {
    id,
    kind: row.kind,
    text: kind.words(language, data, say),
    why: whyTold(language, row, say),
    organisation: organisationId ? { id: organisationId, name: names.get(organisationId) ?? null } : null,
    link: kind.link(data),
    about: aboutOf(kind.link(data)),
    data: data as Record<string, unknown>, // written by `tell` from the schemas of kinds, all of objects
    dueAt: dueAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    position: seq,
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every id in the facts of a notification, however deep. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
