CREATE SCHEMA IF NOT EXISTS "listings";
--> statement-breakpoint
CREATE TABLE "listings"."audit" (
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
CREATE TABLE "listings"."claim" (
	"listing_id" uuid NOT NULL,
	"key" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"differs_from" uuid,
	CONSTRAINT "claim_listing_id_key_pk" PRIMARY KEY("listing_id","key")
);
--> statement-breakpoint
CREATE TABLE "listings"."idempotency" (
	"organisation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings"."listing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"organisation" jsonb NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"valid_until" date,
	"source" text,
	"external_id" text,
	"import_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "listing_state_known" CHECK ("listings"."listing"."state" in ('draft','in_review','published','reserved','transferred','withdrawn','expired'))
);
--> statement-breakpoint
CREATE TABLE "listings"."listing_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
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
CREATE TABLE "listings"."listing_version" (
	"listing_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listing_version_listing_id_version_pk" PRIMARY KEY("listing_id","version")
);
--> statement-breakpoint
CREATE TABLE "listings"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listings"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE INDEX "audit_subject" ON "listings"."audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "claim_key" ON "listings"."claim" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_own" ON "listings"."claim" USING btree ("organisation_id","key") WHERE "listings"."claim"."differs_from" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_public" ON "listings"."claim" USING btree ("key") WHERE "listings"."claim"."differs_from" is null and "listings"."claim"."state" in ('published', 'reserved');--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "listings"."idempotency" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "listing_import" ON "listings"."listing" USING btree ("organisation_id","source","external_id");--> statement-breakpoint
CREATE INDEX "listing_own" ON "listings"."listing" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "listing_state" ON "listings"."listing" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "listing_updated" ON "listings"."listing" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "listing_valid_until" ON "listings"."listing" USING btree ("valid_until") WHERE "listings"."listing"."state" in ('published', 'reserved');--> statement-breakpoint
CREATE INDEX "listing_event_of" ON "listings"."listing_event" USING btree ("listing_id","id");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "listings"."outbox" USING btree ("seq") WHERE not "listings"."outbox"."sent";