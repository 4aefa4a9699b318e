import { organisationKinds } from '@techbourse/domain';
import { fail, isOperator, type Member } from '@techbourse/platform';
import { type Owner, ownerSchema } from '../contract/listing.ts';

/** What a verb knows of the request that called it. */
export type Call = { requestId?: string | undefined; idempotencyKey?: string | undefined };

/** The member's organisation as it stands on its records. */
export function ownerOf({ organisation }: Member): Owner {
  const { id, kind, name, country, region } = organisation;
  return ownerSchema.parse({ id, kind: organisationKinds.schema.parse(kind), name, country, region });
}

/** An edit of what is public is public at once; of those who need a review it would go past the reviewer. */
export function assertMayEditPublic(member: Member): void {
  if (member.organisation.verified || isOperator(member)) return;
  throw fail.forbidden('listing.edit.unverified', 'Until your organisation is verified, ask the operator to edit this');
}
