import { sql } from 'drizzle-orm';
import { bigint, date, timestamp } from 'drizzle-orm/pg-core';

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const day = (name: string) => date(name, { mode: 'string' });

export const minor = (name: string) => bigint(name, { mode: 'bigint' });

export const seq = (name: string) => bigint(name, { mode: 'number' });

/** Case, blanks, dashes and full width do not tell two numbers of one authority apart. */
export const spelt = (value: unknown) => sql`lower(regexp_replace(normalize(${value}, NFKC), '[[:space:]-]', '', 'g'))`;
