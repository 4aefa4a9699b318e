CREATE SEQUENCE "notifications"."notification_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "notifications"."deadline" (
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"slot" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"remind_at" timestamp with time zone,
	CONSTRAINT "deadline_kind_subject_slot_pk" PRIMARY KEY("kind","subject","slot")
);
--> statement-breakpoint
CREATE TABLE "notifications"."deadline_subject" (
	"kind" text NOT NULL,
	"subject" uuid NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "deadline_subject_kind_subject_pk" PRIMARY KEY("kind","subject")
);
--> statement-breakpoint
CREATE TABLE "notifications"."fact" (
	"fact" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT nextval('notifications.notification_seq') NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"role" text,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"fact" text NOT NULL,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mail" boolean NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notification_role_known" CHECK ("notifications"."notification"."role" in ('owner', 'admin', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."preference" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"frequency" text NOT NULL,
	"hour" integer NOT NULL,
	"weekday" integer NOT NULL,
	"zone" text NOT NULL,
	"kinds" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"next_at" timestamp with time zone,
	"link_key" text NOT NULL,
	CONSTRAINT "preference_frequency_known" CHECK ("notifications"."preference"."frequency" in ('at_once', 'daily', 'weekly', 'never')),
	CONSTRAINT "preference_hour" CHECK ("notifications"."preference"."hour" between 0 and 23),
	CONSTRAINT "preference_weekday" CHECK ("notifications"."preference"."weekday" between 1 and 7)
);
--> statement-breakpoint
CREATE TABLE "notifications"."membership" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text,
	"version" integer NOT NULL,
	CONSTRAINT "membership_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "membership_role_known" CHECK ("notifications"."membership"."role" in ('owner', 'admin', 'editor', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"email" text,
	"name" text,
	"language" text NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	CONSTRAINT "record_kind_known" CHECK ("notifications"."record"."kind" in ('listing', 'demand'))
);
--> statement-breakpoint
CREATE INDEX "deadline_remind" ON "notifications"."deadline" USING btree ("remind_at");--> statement-breakpoint
CREATE INDEX "fact_at" ON "notifications"."fact" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_fact" ON "notifications"."notification" USING btree ("person_id","fact");--> statement-breakpoint
CREATE INDEX "notification_of_person" ON "notifications"."notification" USING btree ("person_id","seq");--> statement-breakpoint
CREATE INDEX "notification_unread" ON "notifications"."notification" USING btree ("person_id") WHERE "notifications"."notification"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notification_to_mail" ON "notifications"."notification" USING btree ("person_id","seq") WHERE "notifications"."notification"."mail" and "notifications"."notification"."mailed_at" is null;--> statement-breakpoint
CREATE INDEX "notification_at" ON "notifications"."notification" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "preference_due" ON "notifications"."preference" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "membership_person" ON "notifications"."membership" USING btree ("person_id");