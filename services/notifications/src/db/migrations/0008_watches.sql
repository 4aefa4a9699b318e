CREATE TABLE "notifications"."watch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"bound_to" uuid,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"state" text NOT NULL,
	"muted" boolean DEFAULT false NOT NULL,
	"position" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone,
	"last_what" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "watch_once" UNIQUE NULLS NOT DISTINCT("person_id","kind","subject","bound_to"),
	CONSTRAINT "watch_kind_known" CHECK ("notifications"."watch"."kind" in ('listing', 'demand', 'organisation')),
	CONSTRAINT "watch_state_known" CHECK ("notifications"."watch"."state" in ('watching', 'resting'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."watch_clock" (
	"id" smallint PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "notifications"."change" ADD COLUMN "what" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications"."change_subject" ADD COLUMN "parts" jsonb;--> statement-breakpoint
CREATE INDEX "watch_of_person" ON "notifications"."watch" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "watch_of_subject" ON "notifications"."watch" USING btree ("subject","kind");--> statement-breakpoint
CREATE INDEX "change_of_subject" ON "notifications"."change" USING btree ("subject","position");--> statement-breakpoint
INSERT INTO "notifications"."watch_clock" SELECT 1, coalesce(max("position"), 0) FROM "notifications"."change_clock";
