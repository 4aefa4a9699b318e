import {
  MEMBERSHIP_CHANGED,
  membershipChangedSchema,
  ORGANISATION_CHANGED,
  organisationChangedSchema,
  PERSON_CHANGED,
  personChangedSchema,
  toldOrganisation,
} from '@techbourse/gateway/api';
import { readStored } from '@techbourse/platform';
import type { JobEnvelope } from '@techbourse/queue';
import type { Context } from '../context.ts';
import { keepMembership, keepPerson, organisations } from './store.ts';

/** Job `recipient.follow`: keeps the registers of organisations, people and memberships as identity tells of them. */
export async function followRecipient(ctx: Context, { type, payload }: JobEnvelope): Promise<void> {
  const { orm } = ctx.db;
  if (type === ORGANISATION_CHANGED) {
    await organisations.keep(orm, toldOrganisation(readStored(organisationChangedSchema, payload)));
  } else if (type === PERSON_CHANGED) {
    await keepPerson(orm, readStored(personChangedSchema, payload), {
      zone: ctx.config.EXCHANGE_TIME_ZONE,
      now: ctx.clock.now(),
    });
  } else if (type === MEMBERSHIP_CHANGED) {
    await keepMembership(orm, readStored(membershipChangedSchema, payload));
  } else {
    ctx.log.warn({ type }, 'recipient.follow: an event nobody told it about');
  }
}
