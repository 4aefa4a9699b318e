CREATE TABLE "listings"."listing_contract" (
	"listing_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"other_id" uuid,
	"version" integer NOT NULL,
	"effect" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"until" date,
	"ended_on" date,
	"is_over" boolean DEFAULT false NOT NULL,
	CONSTRAINT "listing_contract_listing_id_contract_id_pk" PRIMARY KEY("listing_id","contract_id"),
	CONSTRAINT "listing_contract_effect_known" CHECK ("listings"."listing_contract"."effect" in ('none', 'reserve', 'transfer'))
);
--> statement-breakpoint
CREATE INDEX "listing_contract_ends" ON "listings"."listing_contract" USING btree (least("until", "ended_on")) WHERE not "listings"."listing_contract"."is_over";