ALTER TABLE "matching"."pair_decisions" ADD COLUMN "for_both" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "matching"."pairs" ADD COLUMN "told_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "matching"."pairs" SET "told_at" = "updated_at";
