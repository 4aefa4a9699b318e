CREATE TABLE "identity"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"request_id" text,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "told_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "identity"."outbox" USING btree ("seq") WHERE not "identity"."outbox"."sent";--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "identity"."outbox" USING btree ("occurred_at") WHERE "identity"."outbox"."sent";--> statement-breakpoint
CREATE INDEX "organisation_untold" ON "identity"."organisation" USING btree ("id") WHERE "identity"."organisation"."told_version" < "identity"."organisation"."version";