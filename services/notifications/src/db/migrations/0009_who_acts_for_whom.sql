CREATE TABLE "notifications"."accreditation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"agency_id" uuid NOT NULL,
	"state" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date
);
--> statement-breakpoint
CREATE TABLE "notifications"."mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"state" text NOT NULL,
	"subject_kind" text,
	"subject_id" uuid,
	"from_day" date NOT NULL,
	"to_day" date,
	"rights" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "accreditation_of_agency" ON "notifications"."accreditation" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "mandate_of_agency" ON "notifications"."mandate" USING btree ("agency_id");