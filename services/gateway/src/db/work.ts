import type { WorkSource } from '@techbourse/db';
import { sql } from 'drizzle-orm';

/** What waits in identity for the operator. */
export const work: readonly WorkSource[] = [
  {
    kind: 'verify_organisations',
    from: sql`identity.verification_request v join identity.organisation o on o.id = v.organisation_id`,
    // of a suspended one nothing is decided before its suspension is
    where: sql`v.state = 'pending' and o.suspended_at is null and o.merged_into is null and o.deleted_at is null`,
    id: sql`v.id`,
    since: sql`v.created_at`,
    title: sql`o.display_name`,
    organisation: sql`o.id`,
  },
  {
    kind: 'accredit_agencies',
    from: sql`identity.accreditation_request r join identity.organisation o on o.id = r.agency_id`,
    where: sql`r.state = 'pending' and o.suspended_at is null and o.merged_into is null and o.deleted_at is null`,
    id: sql`r.id`,
    since: sql`r.created_at`,
    title: sql`o.display_name`,
    organisation: sql`o.id`,
  },
  {
    kind: 'duplicate_organisations',
    // The younger of two that nothing but the spelling of the name tells apart.
    from: sql`identity.organisation o`,
    where: sql`o.deleted_at is null and o.merged_into is null and o.distinct_since is null and exists (
      select 1 from identity.organisation older where older.country = o.country and older.id < o.id
        and older.deleted_at is null and older.merged_into is null
        and lower(regexp_replace(older.display_name, '[^[:alnum:]]', '', 'g'))
          = lower(regexp_replace(o.display_name, '[^[:alnum:]]', '', 'g')))`,
    id: sql`o.id`,
    since: sql`o.created_at`,
    title: sql`o.display_name`,
    organisation: sql`o.id`,
  },
  {
    kind: 'sso_providers',
    from: sql`identity.sso_provider p join identity.organisation o on o.id = p.organisation_id`,
    where: sql`p.state = 'proposed' and o.suspended_at is null and o.merged_into is null and o.deleted_at is null`,
    id: sql`o.id`,
    since: sql`p.updated_at`,
    title: sql`o.display_name`,
    organisation: sql`o.id`,
  },
  {
    kind: 'abuse_reports',
    from: sql`identity.abuse_report a`,
    where: sql`a.state = 'open'`,
    id: sql`a.id`,
    since: sql`a.created_at`,
    title: sql`a.subject_kind || ': ' || a.reason`,
    organisation: sql`a.organisation_id`,
  },
];
