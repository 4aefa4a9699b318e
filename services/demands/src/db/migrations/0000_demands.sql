CREATE SCHEMA IF NOT EXISTS "demands";
--> statement-breakpoint
CREATE TABLE "demands"."audit" (
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
CREATE TABLE "demands"."demand" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"organisation" jsonb NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"open_until" date,
	"closing_note" text,
	"source" text,
	"external_id" text,
	"import_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "demand_state_known" CHECK ("demands"."demand"."state" in ('draft','in_review','open','closed')),
	CONSTRAINT "demand_outcome_known" CHECK ("demands"."demand"."outcome" in ('solved','withdrawn','expired')),
	CONSTRAINT "demand_closed_with_outcome" CHECK (("demands"."demand"."state" = 'closed') = ("demands"."demand"."outcome" is not null)),
	CONSTRAINT "demand_open_with_end" CHECK ("demands"."demand"."state" <> 'open' or ("demands"."demand"."open_until" is not null and "demands"."demand"."opened_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "demands"."demand_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"demand_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"version" integer NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"organisation_id" uuid,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demands"."demand_version" (
	"demand_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "demand_version_demand_id_version_pk" PRIMARY KEY("demand_id","version")
);
--> statement-breakpoint
CREATE TABLE "demands"."idempotency" (
	"organisation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demands"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "demands"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE INDEX "audit_subject" ON "demands"."audit" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "demand_import" ON "demands"."demand" USING btree ("organisation_id","source","external_id");--> statement-breakpoint
CREATE INDEX "demand_own" ON "demands"."demand" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "demand_state" ON "demands"."demand" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "demand_updated" ON "demands"."demand" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "demand_open_until" ON "demands"."demand" USING btree ("open_until") WHERE "demands"."demand"."state" = 'open';--> statement-breakpoint
CREATE INDEX "demand_event_of" ON "demands"."demand_event" USING btree ("demand_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "demands"."idempotency" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "demands"."outbox" USING btree ("seq") WHERE not "demands"."outbox"."sent";