ALTER TABLE "matching"."pair_deals" ADD COLUMN "named" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "matching"."pairs" ADD COLUMN "named" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Until now every deal named its sides.
UPDATE "matching"."pairs" SET "named" = true WHERE "deal_id" IS NOT NULL;
