ALTER TABLE "identity"."person" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "suspended_for" text;