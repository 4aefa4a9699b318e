import type { EventType, Language } from '@techbourse/domain';
import { readStored } from '@techbourse/platform';
import type { Role } from '@techbourse/policy';
import type { JobEnvelope } from '@techbourse/queue';
import type { z } from 'zod';
import type { Say } from './say.ts';

/** How a person wants to be told of a kind: in the feed and by mail, in the feed alone, or not at all. */
export const WISHES = ['mail', 'feed', 'off'] as const;
export type Wish = (typeof WISHES)[number];

/**
 * Who is told: the members of an organisation in the roles of the kind, who runs the exchange, or a person for itself, and
 * then of which organisation if of any. `only`: those of the members that are named. `member`: it is told as that, and what it was told goes with its membership.
 */
export type To =
  | { organisationId: string; only?: readonly string[] | undefined }
  | {
      personId: string;
      concerns?: string | undefined;
      member?: { organisationId: string; role: Role | null } | undefined;
    }
  | 'operator';

/**
 * Something to tell. `fact` names it, so that it is told once; without it the event itself is the fact. `subject`: what it asks
 * somebody to do something about, so that it is taken back once that is done (`over`).
 */
export type Told<Data> = { to: To; data: Data; fact?: string; subject?: string; dueAt?: string | undefined };

/** A date before which somebody must act. `slot` tells apart several of one subject. */
export type Due<Data> = { slot?: string; at: Date; to: Exclude<To, 'operator'>; data: Data };

/** All dates of a subject from a version on; none when there is nothing to do any more. */
export type DueDates<Data> = { subject: string; version: number; dates: readonly Due<Data>[] };

type Source<T> = { type: EventType; read: (envelope: JobEnvelope, at: Calendar) => T };

/** What a day means: it ends at midnight of the exchange. */
export type Calendar = { zone: string };

/** What an event tells, of a payload in its publisher's schema. */
export function on<S extends z.ZodType, T>(
  type: EventType,
  schema: S,
  read: (payload: z.output<S>, envelope: JobEnvelope, at: Calendar) => T,
): Source<T> {
  return { type, read: (envelope, at) => read(readStored(schema, envelope.payload), envelope, at) };
}

type Words<Data> = Readonly<Record<Language, (data: Data, say: Say) => string>>;

/** One kind of notification: all that the exchange knows of it. */
export type KindDefinition<Data> = {
  /** What it is called where people switch it on and off. */
  name: Readonly<Record<Language, string>>;
  /** The facts that are kept: ids, codes, numbers and days. Nothing that its reader may not know. */
  data: z.ZodType<Data>;
  /** Members in these roles are told. */
  roles: readonly Role[];
  /** As long as a person has not said otherwise. */
  wish: Wish;
  /** One line, made when somebody reads. */
  words: Words<Data>;
  /** The path at which the reader acts, or reads more. */
  link: (data: Data) => string;
  /** Which events it is made by. */
  when?: readonly Source<readonly Told<Data>[]>[];
  /** By which events there is nothing to do any more about which subjects: unread ones are taken back. */
  over?: readonly Source<readonly string[]>[];
  /** It reminds of dates: which events set and lift them, and how many days before it is told. */
  before?: { days: readonly number[]; dates: readonly Source<DueDates<Data> | undefined>[] };
  /** Unread ones are taken back when their date has come: then there is nothing to do any more. */
  lapses?: true;
  /** What comes while it is unread and in no mail joins it. */
  merge?: (known: Data, more: Data) => Data;
};

/** A kind whose data are checked where they come in, so that all kinds stand in one table. */
export type Kind = {
  name: Readonly<Record<Language, string>>;
  roles: readonly Role[];
  wish: Wish;
  words: (language: Language, data: unknown, say: Say) => string;
  link: (data: unknown) => string;
  when: readonly Source<readonly Told<unknown>[]>[];
  over: readonly Source<readonly string[]>[];
  before: { days: readonly number[]; dates: readonly Source<DueDates<unknown> | undefined>[] };
  lapses: boolean;
  merge: ((known: unknown, more: unknown) => unknown) | undefined;
};

export function kind<Data>(definition: KindDefinition<Data>): Kind {
  const {
    name,
    roles,
    wish,
    when = [],
    over = [],
    before = { days: [], dates: [] },
    lapses = false,
    merge,
  } = definition;
  const read = (data: unknown): Data => readStored(definition.data, data);
  return {
    name,
    roles,
    wish,
    when,
    over,
    before,
    lapses,
    words: (language, data, say) => definition.words[language](read(data), say),
    link: (data) => definition.link(read(data)),
    merge: merge && ((known, more) => merge(read(known), read(more))),
  };
}
