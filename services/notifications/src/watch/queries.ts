import type { Page } from '@techbourse/api-schema';
import { cursorKey, decodeCursor, fail, today, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { ListWatches, NewWatch, Watch, WatchPreview, WatchPreviewQuery } from '../api/watch.ts';
import { isOwn, isSeen } from '../change/seen.ts';
import type { Context } from '../context.ts';
import { KINDS } from '../kind/kinds.ts';
import { sayIn } from '../kind/say.ts';
import { readerLanguage } from '../notification/queries.ts';
import { readerFor } from '../reader.ts';
import { organisations } from '../recipient/store.ts';
import { titlesOf } from '../record/store.ts';
import { lookAt, seeingOf } from './seen.ts';
import { changesOfSubject, findWatch, listWatchRows } from './store.ts';
import { viewWatches } from './view.ts';
import { hearAll } from './watch.ts';

export const notFound = () => fail.notFound('watch.not_found', 'There is no such watch');

const DAY_MS = 86_400_000;
const PREVIEW_DAYS = 30;
const PREVIEW_MAX = 200;
const placeSchema = z.tuple([cursorKey.id]);

/** What a person watches, newest first. */
export async function listWatches(ctx: Context, actor: Actor, query: ListWatches): Promise<Page<Watch>> {
  const reader = readerFor(actor, 'watch.read');
  const { cursor, limit, kind, subject } = query;
  const [below] = cursor ? decodeCursor(cursor, placeSchema) : [undefined];
  const rows = await listWatchRows(ctx.db.orm, reader, { kind, subject, below, limit: limit + 1 });
  const page = toPage(rows, limit, (row) => [row.id]);
  return { ...page, items: await viewWatches(ctx.db.orm, page.items) };
}

export async function readWatch(ctx: Context, actor: Actor, id: string): Promise<Watch> {
  const reader = readerFor(actor, 'watch.read');
  const row = await findWatch(ctx.db.orm, reader, id);
  const [watch] = row ? await viewWatches(ctx.db.orm, [row]) : [];
  if (!watch) throw notFound();
  return watch;
}

/** What a watch would have told in the last thirty days, as its person sees the record now. */
export async function previewWatch(
  ctx: Context,
  actor: Actor,
  id: string,
  query: WatchPreviewQuery,
): Promise<WatchPreview> {
  const reader = readerFor(actor, 'watch.read');
  const row = await findWatch(ctx.db.orm, reader, id);
  if (!row) throw notFound();
  const { kind, subject, organisationId } = row;
  return preview(ctx, reader.personId, { kind, id: subject, organisationId }, query);
}

/** The same of something that is not watched yet. */
export async function previewNewWatch(
  ctx: Context,
  actor: Actor,
  subject: NewWatch,
  query: WatchPreviewQuery,
): Promise<WatchPreview> {
  const reader = readerFor(actor, 'watch.read');
  const { organisationId } = await lookAt(ctx.db.orm, actor, subject);
  return preview(ctx, reader.personId, { ...subject, organisationId }, query);
}

async function preview(
  ctx: Context,
  personId: string,
  subject: NewWatch & { organisationId: string | null },
  query: WatchPreviewQuery,
): Promise<WatchPreview> {
  const { kind, id, organisationId } = subject;
  const db = ctx.db.orm;
  const from = new Date(ctx.clock.now().getTime() - PREVIEW_DAYS * DAY_MS);
  const seeing = (await seeingOf(db, kind, [{ personId, organisationId }], today(ctx)))({ personId, organisationId });
  const rows = await changesOfSubject(db, { kind, id }, from, PREVIEW_MAX + 1);
  const language = query.language ?? (await readerLanguage(ctx, personId));
  const [titles, names] = await Promise.all([titlesOf(db, [id]), organisations.findAll(db, [id])]);
  const known = {
    titles,
    organisations: new Map([...names].map(([key, { organisation }]) => [key, organisation.name])),
  };
  const say = sayIn(language, ctx.config.EXCHANGE_TIME_ZONE, known);
  const seen = seeing
    ? rows
        .slice(0, PREVIEW_MAX)
        .filter((row) => isSeen(row, seeing.seen))
        .toReversed()
    : [];
  const told = hearAll(seen.map((row) => ({ ...row, isOwn: seeing !== undefined && isOwn(row, seeing.seen) })));
  const items = told.map(({ row: { at }, told: what }) => ({
    at: at.toISOString(),
    what,
    text: KINDS['watch.changed'].words(language, { watchId: id, noun: kind, id, what }, say),
  }));
  return { from: from.toISOString(), items: items.toReversed(), more: rows.length > PREVIEW_MAX };
}
