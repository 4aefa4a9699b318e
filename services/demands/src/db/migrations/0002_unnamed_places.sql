DROP INDEX "demands"."demand_own";--> statement-breakpoint
ALTER TABLE "demands"."demand" ADD COLUMN "shown_place" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
CREATE INDEX "demand_created" ON "demands"."demand" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "demand_own" ON "demands"."demand" USING btree ("organisation_id","created_at","id");--> statement-breakpoint
ALTER TABLE "demands"."demand" ADD CONSTRAINT "demand_shown_place_known" CHECK ("demands"."demand"."shown_place" in ('region','country','none'));