CREATE TABLE "contracts"."disclosure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"deal_id" uuid NOT NULL,
	"listing_id" uuid NOT NULL,
	"granted_by" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"tier" text NOT NULL,
	"people" text[],
	"note" text,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "disclosure_tier_known" CHECK ("contracts"."disclosure"."tier" in ('T2', 'T3')),
	CONSTRAINT "disclosure_people_named" CHECK ("contracts"."disclosure"."tier" <> 'T3' or cardinality("contracts"."disclosure"."people") between 1 and 50),
	CONSTRAINT "disclosure_ended_whole" CHECK (("contracts"."disclosure"."ended_at" is null) = ("contracts"."disclosure"."ended_by" is null))
);
--> statement-breakpoint
ALTER TABLE "contracts"."disclosure" ADD CONSTRAINT "disclosure_deal_id_deal_id_fk" FOREIGN KEY ("deal_id") REFERENCES "contracts"."deal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "disclosure_stands_once" ON "contracts"."disclosure" USING btree ("deal_id","tier") WHERE "contracts"."disclosure"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "disclosure_of" ON "contracts"."disclosure" USING btree ("deal_id","id");