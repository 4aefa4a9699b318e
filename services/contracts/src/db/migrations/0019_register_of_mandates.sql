CREATE TABLE "contracts"."mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"state" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"exclusive" boolean NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"commission" jsonb,
	"proposed_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "mandate_agency" ON "contracts"."mandate" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "mandate_client" ON "contracts"."mandate" USING btree ("client_id");