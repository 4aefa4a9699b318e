CREATE TABLE "contracts"."organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"organisation" jsonb NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"verified" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
-- What deals, listings and demands know of organisations stands until identity tells of them. Version 0: older than all
-- that is told, so that a name which nobody has verified takes the place of none.
INSERT INTO "contracts"."organisation" ("id", "version", "organisation")
SELECT DISTINCT ON (id) id, 0, organisation FROM (
  SELECT organisation_id AS id, snapshot -> 'organisation' AS organisation, updated_at AS at FROM "contracts"."listing_copy"
  UNION ALL SELECT organisation_id, snapshot -> 'organisation', updated_at FROM "contracts"."demand_copy"
  UNION ALL SELECT seller_id, seller, opened_at FROM "contracts"."deal"
  UNION ALL SELECT buyer_id, buyer, opened_at FROM "contracts"."deal"
) known
WHERE id IS NOT NULL AND organisation IS NOT NULL
ORDER BY id, at DESC;
