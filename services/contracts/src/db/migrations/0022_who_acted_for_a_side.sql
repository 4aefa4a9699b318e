ALTER TABLE "contracts"."confirmation" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."confirmation" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."confirmation" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."contract_version" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."contract_version" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."contract_version" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."deal_event" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."deal_event" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."deal_event" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."deal_event" ADD COLUMN "about_agency_id" uuid;--> statement-breakpoint
CREATE INDEX "deal_event_agency" ON "contracts"."deal_event" USING btree ("agency_id") WHERE "contracts"."deal_event"."agency_id" is not null;