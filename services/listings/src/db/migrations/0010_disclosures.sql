CREATE TABLE "listings"."disclosure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"listing_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"people" text[],
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "disclosure_tier_known" CHECK ("listings"."disclosure"."tier" in ('T2', 'T3'))
);
--> statement-breakpoint
CREATE INDEX "disclosure_live" ON "listings"."disclosure" USING btree ("listing_id","organisation_id") WHERE "listings"."disclosure"."ended_at" is null;--> statement-breakpoint
-- What was disclosed decides what its readers see: whoever keeps answers about the record hears of it.
create function listings.tell_disclosed() returns trigger language plpgsql as $$
begin
  perform pg_notify('record_changed', 'listings ' || new.listing_id);
  return null;
end $$;--> statement-breakpoint
create trigger tell_disclosed after insert or update on listings.disclosure
  for each row execute function listings.tell_disclosed();
