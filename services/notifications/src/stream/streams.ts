import { PassThrough, type Readable } from 'node:stream';
import { hearNotifications, type Notifications } from '@techbourse/db';
import type { Language } from '@techbourse/domain';
import { AppError, type Loop, startLoop } from '@techbourse/platform';
import type { Context } from '../context.ts';
import { unreadOf } from '../notification/queries.ts';
import { lastSeq, notificationsAfter, TOLD_CHANNEL } from '../notification/store.ts';
import { viewNotifications } from '../notification/view.ts';
import type { Reader } from '../reader.ts';
import { HEARTBEAT, OPENING, serverEvent } from './event.ts';

/** As often as something is written at least; also how late news is at most when Postgres could not tell of it. */
const HEARTBEAT_MS = 15_000;
/** Tabs and devices of one person, in each process. */
const PER_PERSON_MAX = 6;
const BATCH = 50;
/** A reader that is this far behind is let go; it comes back where it was. Bytes. */
const BEHIND_MAX = 1_000_000;

export type Streams = {
  /**
   * What a reader is told from `after` on, as server-sent events, until it goes away or the streams are closed.
   * @throws AppError LIMIT_EXCEEDED (`notification.too_many_streams`).
   */
  open(reader: Reader, options: { after: number | undefined; language: Language }): Readable;
  /** Ends all that are open, and opens no more. */
  close(): Promise<void>;
};

type OpenStream = { loop: Loop; out: PassThrough };

/** The open streams of this process. It begins to hear of news with the first one. */
export function createStreams(ctx: Context, { heartbeatMs = HEARTBEAT_MS } = {}): Streams {
  const open = new Map<string, Set<OpenStream>>();
  let hearing: Notifications | undefined;
  let isClosed = false;

  const wake = (ids: Iterable<string>) => {
    for (const id of ids) for (const { loop } of open.get(id) ?? []) loop.wake();
  };
  const hear = () =>
    hearNotifications(ctx.config.DATABASE_URL, {
      channel: TOLD_CHANNEL,
      name: 'notifications streams',
      // What came while nobody heard is in the table.
      onUp: () => wake(open.keys()),
      onDown: () => {},
      onMessage: (payload) => wake(payload.split(' ')),
    });

  return {
    open: (reader, { after, language }) => {
      const { personId } = reader;
      const own = open.get(personId) ?? new Set();
      if (isClosed) throw new AppError('UNAVAILABLE', 'stream.closing', 'This process is stopping: connect again');
      if (own.size >= PER_PERSON_MAX) {
        const message = `You have ${PER_PERSON_MAX} open streams already: close one`;
        throw new AppError('LIMIT_EXCEEDED', 'notification.too_many_streams', message);
      }
      hearing ??= hear();
      const out = new PassThrough();
      out.write(OPENING);
      const stream: OpenStream = { out, loop: startLoop(pump(ctx, out, { reader, after, language, heartbeatMs })) };
      open.set(personId, own.add(stream));
      out.once('close', () => {
        own.delete(stream);
        if (own.size === 0) open.delete(personId);
        stream.loop.stop().catch(() => {});
      });
      return out;
    },
    close: async () => {
      isClosed = true;
      const all = [...open.values()].flatMap((streams) => [...streams]);
      for (const { out } of all) out.end();
      await Promise.all(all.map(({ loop }) => loop.stop()));
      await hearing?.stop();
    },
  };
}

type Reading = { reader: Reader; after: number | undefined; language: Language; heartbeatMs: number };

/** A round of a stream: all that is new, how many are unread if that has changed, or a sign of life. */
function pump(ctx: Context, out: PassThrough, { reader, after, language, heartbeatMs }: Reading) {
  let seq = after;
  let unread = '';
  let wroteAt = performance.now();
  return async (stopping: AbortSignal) => {
    try {
      seq ??= await lastSeq(ctx.db.orm, reader.personId);
      const rows = await notificationsAfter(ctx.db.orm, reader, seq, BATCH);
      const gone = rows.filter(({ voidAt }) => voidAt !== null);
      const told = rows.filter(({ voidAt }) => voidAt === null);
      const shown = await viewNotifications(ctx, ctx.db.orm, told, language);
      const count = await unreadOf(ctx, reader);
      if (stopping.aborted || out.destroyed || out.writableEnded) return { ms: heartbeatMs };
      const events = [
        ...shown.map((one) => ({ id: one.position, event: 'notification', data: one as object })),
        ...gone.map(({ id, seq: position }) => ({ id: position, event: 'taken_back', data: { id } })),
      ];
      for (const event of events.toSorted((a, b) => a.id - b.id)) out.write(serverEvent(event));
      const isChanged = JSON.stringify(count) !== unread;
      if (isChanged) out.write(serverEvent({ event: 'unread', data: count }));
      // What is told of another organisation wakes a bound reader too, and must not show: a sign of life comes in its time.
      const isQuiet = events.length === 0 && !isChanged;
      const restMs = wroteAt + heartbeatMs - performance.now();
      if (isQuiet && restMs > 0) return { ms: restMs };
      if (isQuiet) out.write(HEARTBEAT);
      wroteAt = performance.now();
      unread = JSON.stringify(count);
      seq = rows.at(-1)?.seq ?? seq;
      if (out.readableLength > BEHIND_MAX) out.destroy();
      return { ms: rows.length === BATCH ? 0 : heartbeatMs };
    } catch (error) {
      // The reader comes back when the database does, and misses nothing.
      ctx.log.debug({ err: error }, 'a stream ends');
      out.destroy();
      return { ms: heartbeatMs };
    }
  };
}
