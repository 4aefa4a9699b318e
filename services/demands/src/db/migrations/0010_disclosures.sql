CREATE TABLE "demands"."disclosure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"demand_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"people" text[],
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "disclosure_tier_known" CHECK ("demands"."disclosure"."tier" in ('T2', 'T3'))
);
--> statement-breakpoint
CREATE INDEX "disclosure_live" ON "demands"."disclosure" USING btree ("demand_id","organisation_id") WHERE "demands"."disclosure"."ended_at" is null;--> statement-breakpoint
-- What was disclosed decides what its readers see: whoever keeps answers about the record hears of it.
create function demands.tell_disclosed() returns trigger language plpgsql as $$
begin
  perform pg_notify('record_changed', 'demands ' || new.demand_id);
  return null;
end $$;--> statement-breakpoint
create trigger tell_disclosed after insert or update on demands.disclosure
  for each row execute function demands.tell_disclosed();
