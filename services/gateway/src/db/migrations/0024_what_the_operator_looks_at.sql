ALTER TABLE "identity"."api_key" ADD COLUMN "issued_by" uuid;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "distinct_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."verification_request" ADD COLUMN "reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Who issued the keys that there are, as the audit says.
UPDATE "identity"."api_key" k SET "issued_by" = a."person_id" FROM "identity"."audit" a
WHERE a."action" = 'key.issued' AND a."person_id" IS NOT NULL AND a."data" ->> 'keyId' = k."id"::text;
