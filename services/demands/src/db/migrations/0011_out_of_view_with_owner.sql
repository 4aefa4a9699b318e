ALTER TABLE "demands"."demand" ADD COLUMN "out_of_view" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "demands"."owner" ADD COLUMN "in_view" boolean DEFAULT true NOT NULL;