import type { Page } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import { authorisePerson, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { ListNotifications, Notification } from '../api/index.ts';
import type { Context } from '../context.ts';
import { STANDARD } from '../recipient/standard.ts';
import { languageOf } from '../recipient/store.ts';
import { countUnread, listNotifications } from './store.ts';
import { viewNotifications } from './view.ts';

/** What a person was told, newest first. */
export async function readFeed(ctx: Context, actor: Actor, query: ListNotifications): Promise<Page<Notification>> {
  const { person } = authorisePerson(actor, 'notification.read').by;
  const { cursor, limit, unread, kind: kinds, organisation: organisationId, language } = query;
  const below = cursor ? decodeCursor(cursor, z.tuple([cursorKey.big]))[0] : undefined;
  const filter = { unread: unread === 'true', kinds, organisationId, below };
  const rows = await listNotifications(ctx.db.orm, person, filter, limit + 1);
  const { items, nextCursor } = toPage(rows, limit, ({ seq }) => [seq]);
  return {
    items: await viewNotifications(ctx, ctx.db.orm, items, language ?? (await readerLanguage(ctx, person))),
    nextCursor,
  };
}

export async function readerLanguage(ctx: Context, personId: string): Promise<Language> {
  return (await languageOf(ctx.db.orm, personId)) ?? STANDARD.language;
}

export async function readUnread(ctx: Context, actor: Actor) {
  const { person } = authorisePerson(actor, 'notification.read').by;
  return unreadOf(ctx, person);
}

export async function unreadOf(ctx: Context, personId: string) {
  const kinds = await countUnread(ctx.db.orm, personId);
  return { count: [...kinds.values()].reduce((sum, count) => sum + count, 0), kinds: Object.fromEntries(kinds) };
}
