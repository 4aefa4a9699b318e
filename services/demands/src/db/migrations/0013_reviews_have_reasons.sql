ALTER TABLE "demands"."demand_event" ADD COLUMN "reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- What was held back before said so in English alone.
UPDATE "demands"."demand_event" SET "reasons" = '{names_organisation}', "reason" = NULL
WHERE "action" = 'hold' AND "reason" = 'a text names the organisation by what it is called now';
