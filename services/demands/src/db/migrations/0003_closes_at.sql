DROP INDEX "demands"."demand_open_until";--> statement-breakpoint
ALTER TABLE "demands"."demand" ADD COLUMN "closes_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "demand_closes_at" ON "demands"."demand" USING btree ("closes_at") WHERE "demands"."demand"."state" = 'open';