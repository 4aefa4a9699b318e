CREATE TABLE "listings"."usage" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"records" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"day" date,
	"rows" integer DEFAULT 0 NOT NULL,
	"most_records" integer,
	"most_bytes" bigint,
	"most_rows_per_day" integer
);
--> statement-breakpoint
INSERT INTO "listings"."usage" ("organisation_id", "records", "bytes")
SELECT r."organisation_id", count(*), coalesce(sum(octet_length(r."content"::text)), 0)
	+ coalesce((SELECT sum(octet_length(v."content"::text)) FROM "listings"."listing_version" v
		JOIN "listings"."listing" o ON o."id" = v."listing_id" WHERE o."organisation_id" = r."organisation_id"), 0)
FROM "listings"."listing" r GROUP BY r."organisation_id";
