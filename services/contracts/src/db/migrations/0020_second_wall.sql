-- The second wall: whatever a query forgets, a row of these tables exists only for the organisations that its transaction
-- names in the setting techbourse.rows ('*': for the exchange itself). Without the setting none exists. Nothing is called per
-- row: the setting is read once per statement, and the deal or contract of a row is looked up by its key.
alter table contracts.deal enable row level security;--> statement-breakpoint
alter table contracts.deal force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.deal
  using ((select current_setting('techbourse.rows', true)) = '*'
    or seller_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or buyer_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table contracts.contract enable row level security;--> statement-breakpoint
alter table contracts.contract force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.contract
  using ((select current_setting('techbourse.rows', true)) = '*'
    or seller_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or buyer_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));--> statement-breakpoint
alter table contracts.deal_event enable row level security;--> statement-breakpoint
alter table contracts.deal_event force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.deal_event
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.deal where deal.id = deal_event.deal_id));--> statement-breakpoint
alter table contracts.disclosure enable row level security;--> statement-breakpoint
alter table contracts.disclosure force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.disclosure
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.deal where deal.id = disclosure.deal_id));--> statement-breakpoint
alter table contracts.contract_version enable row level security;--> statement-breakpoint
alter table contracts.contract_version force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.contract_version
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = contract_version.contract_id));--> statement-breakpoint
alter table contracts.confirmation enable row level security;--> statement-breakpoint
alter table contracts.confirmation force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.confirmation
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = confirmation.contract_id));--> statement-breakpoint
alter table contracts.contract_agency enable row level security;--> statement-breakpoint
alter table contracts.contract_agency force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.contract_agency
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = contract_agency.contract_id));--> statement-breakpoint
alter table contracts.contract_change enable row level security;--> statement-breakpoint
alter table contracts.contract_change force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.contract_change
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = contract_change.contract_id));--> statement-breakpoint
alter table contracts.payment enable row level security;--> statement-breakpoint
alter table contracts.payment force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.payment
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = payment.contract_id));--> statement-breakpoint
alter table contracts.payment_answer enable row level security;--> statement-breakpoint
alter table contracts.payment_answer force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.payment_answer
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = payment_answer.contract_id));--> statement-breakpoint
alter table contracts.payment_void enable row level security;--> statement-breakpoint
alter table contracts.payment_void force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.payment_void
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = payment_void.contract_id));--> statement-breakpoint
alter table contracts.registration enable row level security;--> statement-breakpoint
alter table contracts.registration force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.registration
  using ((select current_setting('techbourse.rows', true)) = '*'
    or exists (select from contracts.contract where contract.id = registration.contract_id));--> statement-breakpoint
alter table contracts.title_consent enable row level security;--> statement-breakpoint
alter table contracts.title_consent force row level security;--> statement-breakpoint
create policy of_its_sides on contracts.title_consent
  using ((select current_setting('techbourse.rows', true)) = '*'
    or consented_by = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[])))
    or exists (select from contracts.contract where contract.id = title_consent.contract_id));
