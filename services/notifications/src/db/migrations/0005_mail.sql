CREATE TABLE "notifications"."mail" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"subject" text,
	"text" text,
	"html" text,
	"unsubscribe_url" text,
	"bulk" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "mail_state" CHECK ("notifications"."mail"."state" in ('waiting', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE INDEX "mail_waiting" ON "notifications"."mail" USING btree ("bulk","next_at") WHERE "notifications"."mail"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "mail_ended" ON "notifications"."mail" USING btree ("ended_at") WHERE "notifications"."mail"."state" <> 'waiting';