-- The second wall: whatever a query forgets, a row of these tables exists only for the organisations and the person that its
-- transaction names in the setting techbourse.rows ('*': for the exchange itself). Without the setting none exists. Nothing is
-- called per row: the setting is read once per statement, and what a row belongs to is looked up by its key. An invitation
-- exists for the person of its address, once that has been verified, too; a report of abuse for the operator alone.
alter table identity.abuse_report enable row level security;--> statement-breakpoint
alter table identity.abuse_report force row level security;--> statement-breakpoint
create policy of_its_sides on identity.abuse_report
  using ((select current_setting('techbourse.rows', true)) = '*');--> statement-breakpoint
alter table identity.api_key enable row level security;--> statement-breakpoint
alter table identity.api_key force row level security;--> statement-breakpoint
create policy of_its_sides on identity.api_key
  using ((select current_setting('techbourse.rows', true)) = '*'
    or reference_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.invitation enable row level security;--> statement-breakpoint
alter table identity.invitation force row level security;--> statement-breakpoint
create policy of_its_sides on identity.invitation
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or email in (select lower(person.email) from identity.person where person.email_verified and person.id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))));--> statement-breakpoint
alter table identity.join_request enable row level security;--> statement-breakpoint
alter table identity.join_request force row level security;--> statement-breakpoint
create policy of_its_sides on identity.join_request
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.mandate enable row level security;--> statement-breakpoint
alter table identity.mandate force row level security;--> statement-breakpoint
create policy of_its_sides on identity.mandate
  using ((select current_setting('techbourse.rows', true)) = '*'
    or client_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or agency_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.member enable row level security;--> statement-breakpoint
alter table identity.member force row level security;--> statement-breakpoint
create policy of_its_sides on identity.member
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.membership_version enable row level security;--> statement-breakpoint
alter table identity.membership_version force row level security;--> statement-breakpoint
create policy of_its_sides on identity.membership_version
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.organisation_domain enable row level security;--> statement-breakpoint
alter table identity.organisation_domain force row level security;--> statement-breakpoint
create policy of_its_sides on identity.organisation_domain
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.organisation_merge enable row level security;--> statement-breakpoint
alter table identity.organisation_merge force row level security;--> statement-breakpoint
create policy of_its_sides on identity.organisation_merge
  using ((select current_setting('techbourse.rows', true)) = '*'
    or from_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or into_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.ownership_transfer enable row level security;--> statement-breakpoint
alter table identity.ownership_transfer force row level security;--> statement-breakpoint
create policy of_its_sides on identity.ownership_transfer
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or from_person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or to_person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.person_deletion enable row level security;--> statement-breakpoint
alter table identity.person_deletion force row level security;--> statement-breakpoint
create policy of_its_sides on identity.person_deletion
  using ((select current_setting('techbourse.rows', true)) = '*'
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.person_orcid enable row level security;--> statement-breakpoint
alter table identity.person_orcid force row level security;--> statement-breakpoint
create policy of_its_sides on identity.person_orcid
  using ((select current_setting('techbourse.rows', true)) = '*'
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.sso_provider enable row level security;--> statement-breakpoint
alter table identity.sso_provider force row level security;--> statement-breakpoint
create policy of_its_sides on identity.sso_provider
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.unit_request enable row level security;--> statement-breakpoint
alter table identity.unit_request force row level security;--> statement-breakpoint
create policy of_its_sides on identity.unit_request
  using ((select current_setting('techbourse.rows', true)) = '*'
    or unit_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or parent_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.verification_request enable row level security;--> statement-breakpoint
alter table identity.verification_request force row level security;--> statement-breakpoint
create policy of_its_sides on identity.verification_request
  using ((select current_setting('techbourse.rows', true)) = '*'
    or organisation_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table identity.mandate_version enable row level security;--> statement-breakpoint
alter table identity.mandate_version force row level security;--> statement-breakpoint
create policy of_its_sides on identity.mandate_version
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from identity.mandate where mandate.id = mandate_version.mandate_id));--> statement-breakpoint
alter table identity.sso_domain enable row level security;--> statement-breakpoint
alter table identity.sso_domain force row level security;--> statement-breakpoint
create policy of_its_sides on identity.sso_domain
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from identity.sso_provider where sso_provider.id = sso_domain.provider_id));--> statement-breakpoint
alter table identity.sso_identity enable row level security;--> statement-breakpoint
alter table identity.sso_identity force row level security;--> statement-breakpoint
create policy of_its_sides on identity.sso_identity
  using ((select current_setting('techbourse.rows', true)) = '*'
    or person_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or exists (select from identity.sso_provider where sso_provider.id = sso_identity.provider_id));
