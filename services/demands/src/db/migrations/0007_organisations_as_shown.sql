ALTER TABLE "demands"."owner" ADD COLUMN "shown_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "demands"."owner" ADD COLUMN "verified" boolean DEFAULT false NOT NULL;