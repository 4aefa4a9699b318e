import { sql } from 'drizzle-orm';
import { bigint, date, timestamp, uuid } from 'drizzle-orm/pg-core';

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const day = (name: string) => date(name, { mode: 'string' });

export const minor = (name: string) => bigint(name, { mode: 'bigint' });

export const seq = (name: string) => bigint(name, { mode: 'number' });

/** Who acted for the organisation that a row names: a person, and an agency under a mandate. */
export const byColumns = () => ({
  personId: uuid('person_id'),
  agencyId: uuid('agency_id'),
  mandateId: uuid('mandate_id'),
});

/** Case, blanks, dashes and full width do not tell two numbers of one authority apart. */
export const spelt = (value: unknown) => sql`lower(regexp_replace(normalize(${value}, NFKC), '[[:space:]-]', '', 'g'))`;
