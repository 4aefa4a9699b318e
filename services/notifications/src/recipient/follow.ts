import {
  ACCREDITATION_CHANGED,
  accreditationChangedSchema,
  MANDATE_CHANGED,
  MEMBERSHIP_CHANGED,
  mandateChangedSchema,
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
import { keepAccreditation, keepMandate } from './acting-store.ts';
import { keepMembership, keepOwnName, keepPerson, keepSuccession, organisations } from './store.ts';

/** Job `recipient.follow`: keeps the registers of organisations, people, memberships and mandates as identity tells of them. */
export async function followRecipient(ctx: Context, { type, payload }: JobEnvelope): Promise<void> {
  const { orm } = ctx.db;
  if (type === ORGANISATION_CHANGED) {
    const told = readStored(organisationChangedSchema, payload);
    await organisations.keep(orm, toldOrganisation(told));
    await keepOwnName(orm, { organisationId: told.id, name: told.name, version: told.version });
    await keepSuccession(orm, { organisationId: told.id, intoId: told.mergedInto ?? null, version: told.version });
  } else if (type === PERSON_CHANGED) {
    await keepPerson(orm, readStored(personChangedSchema, payload), {
      zone: ctx.config.EXCHANGE_TIME_ZONE,
      now: ctx.clock.now(),
    });
  } else if (type === MEMBERSHIP_CHANGED) {
    await keepMembership(orm, readStored(membershipChangedSchema, payload));
  } else if (type === MANDATE_CHANGED) {
    const { about, from: fromDay, to: toDay, ...told } = readStored(mandateChangedSchema, payload);
    const subject = about.kind === 'all' ? { kind: null, id: null } : about;
    const { id, version, clientId, agencyId, state, rights } = told;
    const row = { id, version, clientId, agencyId, state, rights, fromDay, toDay };
    await keepMandate(orm, { ...row, subjectKind: subject.kind, subjectId: subject.id });
  } else if (type === ACCREDITATION_CHANGED) {
    const { from: fromDay, to: toDay, ...told } = readStored(accreditationChangedSchema, payload);
    await keepAccreditation(orm, { ...told, fromDay, toDay });
  } else {
    ctx.log.warn({ type }, 'recipient.follow: an event nobody told it about');
  }
}
