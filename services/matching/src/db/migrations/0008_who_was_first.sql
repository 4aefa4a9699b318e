DROP INDEX "matching"."duplicate_groups_of";--> statement-breakpoint
ALTER TABLE "matching"."duplicate_groups" ADD COLUMN "owner" uuid;--> statement-breakpoint
ALTER TABLE "matching"."duplicate_groups" ADD COLUMN "since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "matching"."profiles" ADD COLUMN "text_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "duplicate_groups_first" ON "matching"."duplicate_groups" USING btree ("side","group_id","since","id");--> statement-breakpoint
-- What is there came when its id was made, as far as an id of version 7 tells, else when it was built last.
UPDATE "matching"."profiles" SET "text_since" = least("built_at", CASE WHEN substr("id"::text, 15, 1) = '7'
  THEN to_timestamp(('x' || replace(substr("id"::text, 1, 13), '-', ''))::bit(48)::bigint / 1000.0) END);--> statement-breakpoint
UPDATE "matching"."duplicate_groups" g SET "owner" = p."organisation_id", "since" = p."text_since"
  FROM "matching"."profiles" p WHERE p."side" = g."side" AND p."id" = g."id";
