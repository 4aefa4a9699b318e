ALTER TABLE "matching"."profiles" ADD COLUMN "due_in" "xid8";--> statement-breakpoint
ALTER TABLE "matching"."profiles" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "profiles_due" ON "matching"."profiles" USING btree ("due_at") WHERE "matching"."profiles"."due_in" is not null;