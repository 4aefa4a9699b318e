ALTER TABLE "notifications"."preference" ADD COLUMN "organisation_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications"."preference" DROP CONSTRAINT "preference_pkey";--> statement-breakpoint
ALTER TABLE "notifications"."preference" ADD CONSTRAINT "preference_person_id_organisation_id_pk" PRIMARY KEY("person_id","organisation_id");--> statement-breakpoint
ALTER TABLE "notifications"."notification" ADD COLUMN "concerns" uuid;--> statement-breakpoint
ALTER TABLE "notifications"."saved_search" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
-- What a person was told as a member concerns its organisation; of what it was told for itself, news of a membership does.
UPDATE "notifications"."notification" SET "concerns" = coalesce("organisation_id", ("data" ->> 'organisationId')::uuid);
