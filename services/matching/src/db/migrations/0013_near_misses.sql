CREATE TABLE "matching"."near_misses" (
	"listing_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"listing_version" integer NOT NULL,
	"demand_version" integer NOT NULL,
	"score" double precision NOT NULL,
	"base" double precision NOT NULL,
	"reasons" jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "near_misses_listing_id_demand_id_pk" PRIMARY KEY("listing_id","demand_id"),
	CONSTRAINT "near_misses_score" CHECK ("matching"."near_misses"."score" between 0 and 1)
);
--> statement-breakpoint
CREATE INDEX "near_misses_demand" ON "matching"."near_misses" USING btree ("demand_id");