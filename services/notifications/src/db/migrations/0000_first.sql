CREATE SCHEMA IF NOT EXISTS "notifications";
--> statement-breakpoint
CREATE TABLE "notifications"."audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"organisation_id" uuid,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."idempotency" (
	"organisation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."operation_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"body_hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"error" text,
	"organisation_id" uuid,
	"actor_id" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "operation_task_state" CHECK ("notifications"."operation_task"."state" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"organisation" jsonb NOT NULL,
	"shown_version" integer DEFAULT 0 NOT NULL,
	"verified" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notifications"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE INDEX "audit_subject" ON "notifications"."audit" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "notifications"."idempotency" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "notifications"."idempotency" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "operation_task_running" ON "notifications"."operation_task" USING btree ("name","body_hash") WHERE "notifications"."operation_task"."state" = 'running';--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "notifications"."outbox" USING btree ("seq") WHERE not "notifications"."outbox"."sent";--> statement-breakpoint
CREATE INDEX "outbox_sent" ON "notifications"."outbox" USING btree ("occurred_at") WHERE "notifications"."outbox"."sent";