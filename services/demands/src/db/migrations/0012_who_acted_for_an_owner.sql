ALTER TABLE "demands"."demand_event" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "demands"."demand_event" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "demands"."demand_event" ADD COLUMN "mandate_id" uuid;