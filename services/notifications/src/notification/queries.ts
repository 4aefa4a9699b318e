import type { Page } from '@techbourse/api-schema';
import type { Language } from '@techbourse/domain';
import { cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { ListNotifications, Notification } from '../api/index.ts';
import type { Context } from '../context.ts';
import { type Reader, readerFor } from '../reader.ts';
import { STANDARD } from '../recipient/standard.ts';
import { languageOf } from '../recipient/store.ts';
import { countUnread, listNotifications } from './store.ts';
import { viewNotifications } from './view.ts';

/** What a person was told, newest first. */
export async function readFeed(ctx: Context, actor: Actor, query: ListNotifications): Promise<Page<Notification>> {
  const reader = readerFor(actor, 'notification.read');
  const { cursor, limit, unread, kind: kinds, organisation: organisationId, language } = query;
  const below = cursor ? decodeCursor(cursor, z.tuple([cursorKey.big]))[0] : undefined;
  const filter = { unread: unread === 'true', kinds, organisationId, below };
  const rows = await listNotifications(ctx.db.orm, reader, filter, limit + 1);
  const { items, nextCursor } = toPage(rows, limit, ({ seq }) => [seq]);
  return {
    items: await viewNotifications(ctx, ctx.db.orm, items, language ?? (await readerLanguage(ctx, reader.personId))),
    nextCursor,
  };
}

export async function readerLanguage(ctx: Context, personId: string): Promise<Language> {
  return (await languageOf(ctx.db.orm, personId)) ?? STANDARD.language;
}

export async function readUnread(ctx: Context, actor: Actor) {
  return unreadOf(ctx, readerFor(actor, 'notification.read'));
}

export async function unreadOf(ctx: Context, reader: Reader) {
  const kinds = await countUnread(ctx.db.orm, reader);
  return { count: [...kinds.values()].reduce((sum, count) => sum + count, 0), kinds: Object.fromEntries(kinds) };
}
