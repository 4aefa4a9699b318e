DROP INDEX "listings"."claim_public";--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD COLUMN "sight" text DEFAULT 'owner' NOT NULL;--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD COLUMN "conflicts_with" uuid;--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD COLUMN "conflict_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD COLUMN "settled_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "claim_unsettled" ON "listings"."claim" USING btree ("conflict_since","listing_id") WHERE "listings"."claim"."conflicts_with" is not null and "listings"."claim"."settled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_public" ON "listings"."claim" USING btree ("key") WHERE "listings"."claim"."differs_from" is null and "listings"."claim"."conflicts_with" is null and "listings"."claim"."state" in ('published', 'reserved');--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD CONSTRAINT "claim_sight_known" CHECK ("listings"."claim"."sight" in ('T0', 'T1', 'owner'));--> statement-breakpoint
ALTER TABLE "listings"."claim" ADD CONSTRAINT "claim_conflict_dated" CHECK (("listings"."claim"."conflicts_with" is null) = ("listings"."claim"."conflict_since" is null));--> statement-breakpoint
UPDATE "listings"."claim" SET "sight" = CASE
	WHEN l."content" ->> 'unpublishedInvention' = 'true' THEN 'owner'
	WHEN coalesce(l."content" #>> '{tiers,patent}', 'T0') = 'T0' THEN 'T0'
	ELSE 'T1' END
FROM "listings"."listing" l WHERE l."id" = "claim"."listing_id";
