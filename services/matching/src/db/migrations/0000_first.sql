CREATE SCHEMA IF NOT EXISTS "matching";
--> statement-breakpoint
CREATE TABLE "matching"."audit" (
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
CREATE TABLE "matching"."corpus_terms" (
	"term" text PRIMARY KEY NOT NULL,
	"listings" integer NOT NULL,
	"demands" integer NOT NULL
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "matching"."corpus_totals" (
	"side" text NOT NULL,
	"space" text NOT NULL,
	"documents" integer NOT NULL,
	"words" integer NOT NULL,
	CONSTRAINT "corpus_totals_side_space_pk" PRIMARY KEY("side","space")
);
--> statement-breakpoint
CREATE TABLE "matching"."idempotency" (
	"organisation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matching"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "matching"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "matching"."pair_deals" (
	"deal_id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"lost_by" uuid,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matching"."pair_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"listing_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"side" text NOT NULL,
	"decision" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"note" text,
	"score" double precision NOT NULL,
	"parts" jsonb NOT NULL,
	"weights" text NOT NULL,
	"organisation_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matching"."pairs" (
	"listing_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"listing_organisation_id" uuid NOT NULL,
	"demand_organisation_id" uuid NOT NULL,
	"listing_version" integer NOT NULL,
	"demand_version" integer NOT NULL,
	"score" double precision NOT NULL,
	"base" double precision NOT NULL,
	"parts" jsonb NOT NULL,
	"reasons" jsonb NOT NULL,
	"weights" text NOT NULL,
	"listing_state" text DEFAULT 'suggested' NOT NULL,
	"demand_state" text DEFAULT 'suggested' NOT NULL,
	"deal_id" uuid,
	"active" boolean NOT NULL,
	"kept_by_listing" boolean NOT NULL,
	"kept_by_demand" boolean NOT NULL,
	"decided" boolean GENERATED ALWAYS AS (listing_state <> 'suggested' or demand_state <> 'suggested') STORED NOT NULL,
	"shown" boolean GENERATED ALWAYS AS (active and (kept_by_listing or kept_by_demand or listing_state <> 'suggested' or demand_state <> 'suggested')) STORED NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pairs_listing_id_demand_id_pk" PRIMARY KEY("listing_id","demand_id"),
	CONSTRAINT "pairs_score" CHECK ("matching"."pairs"."score" between 0 and 1),
	CONSTRAINT "pairs_two_organisations" CHECK ("matching"."pairs"."listing_organisation_id" <> "matching"."pairs"."demand_organisation_id")
);
--> statement-breakpoint
CREATE TABLE "matching"."profiles" (
	"side" text NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"open" boolean NOT NULL,
	"organisation_id" uuid NOT NULL,
	"card" jsonb,
	"facts" jsonb,
	"ipc" text[] NOT NULL,
	"wording" jsonb,
	"packed" "bytea",
	"key_terms" text[] NOT NULL,
	"embedder" text,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"built_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "profiles_side_id_pk" PRIMARY KEY("side","id"),
	CONSTRAINT "profiles_open_is_built" CHECK (not "matching"."profiles"."open" or ("matching"."profiles"."packed" is not null and "matching"."profiles"."card" is not null))
);
--> statement-breakpoint
CREATE INDEX "audit_subject" ON "matching"."audit" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "matching"."idempotency" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "matching"."outbox" USING btree ("seq") WHERE not "matching"."outbox"."sent";--> statement-breakpoint
CREATE INDEX "pair_deals_of_pair" ON "matching"."pair_deals" USING btree ("listing_id","demand_id");--> statement-breakpoint
CREATE INDEX "pair_decisions_of_pair" ON "matching"."pair_decisions" USING btree ("listing_id","demand_id","id");--> statement-breakpoint
CREATE INDEX "pairs_of_listing" ON "matching"."pairs" USING btree ("listing_id","score" DESC NULLS FIRST,"demand_id") WHERE "matching"."pairs"."active";--> statement-breakpoint
CREATE INDEX "pairs_of_demand" ON "matching"."pairs" USING btree ("demand_id","score" DESC NULLS FIRST,"listing_id") WHERE "matching"."pairs"."active";--> statement-breakpoint
CREATE INDEX "pairs_demand" ON "matching"."pairs" USING btree ("demand_id");--> statement-breakpoint
CREATE INDEX "pairs_deal" ON "matching"."pairs" USING btree ("deal_id") WHERE "matching"."pairs"."deal_id" is not null;--> statement-breakpoint
CREATE INDEX "pairs_updated_at" ON "matching"."pairs" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "profiles_changed_in" ON "matching"."profiles" USING btree ("changed_in");