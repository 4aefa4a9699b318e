CREATE SCHEMA IF NOT EXISTS "contracts";
--> statement-breakpoint
CREATE TABLE "contracts"."audit" (
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
CREATE TABLE "contracts"."confirmation" (
	"contract_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "confirmation_contract_id_version_organisation_id_pk" PRIMARY KEY("contract_id","version","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "contracts"."contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deal_id" uuid NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"terms" jsonb NOT NULL,
	"seller_id" uuid NOT NULL,
	"buyer_id" uuid NOT NULL,
	"type" text NOT NULL,
	"currency" text NOT NULL,
	"value_minor" bigint NOT NULL,
	"technology_minor" bigint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"signed_at" timestamp with time zone,
	"ledger_seq" bigint,
	CONSTRAINT "contract_state_known" CHECK ("contracts"."contract"."state" in ('draft', 'signed', 'abandoned')),
	CONSTRAINT "contract_values" CHECK ("contracts"."contract"."technology_minor" between 0 and "contracts"."contract"."value_minor"),
	CONSTRAINT "contract_signed_whole" CHECK (("contracts"."contract"."state" = 'signed') = ("contracts"."contract"."signed_at" is not null) and ("contracts"."contract"."state" = 'signed') = ("contracts"."contract"."ledger_seq" is not null))
);
--> statement-breakpoint
CREATE TABLE "contracts"."contract_agency" (
	"contract_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "contract_agency_contract_id_organisation_id_pk" PRIMARY KEY("contract_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "contracts"."contract_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"hash" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"confirmed_by" uuid,
	"ledger_seq" bigint,
	CONSTRAINT "contract_change_ledger_seq_unique" UNIQUE("ledger_seq"),
	CONSTRAINT "contract_change_kind" CHECK ("contracts"."contract_change"."kind" in ('amendment', 'termination')),
	CONSTRAINT "contract_change_whole" CHECK (("contracts"."contract_change"."confirmed_by" is null) = ("contracts"."contract_change"."ledger_seq" is null))
);
--> statement-breakpoint
CREATE TABLE "contracts"."contract_version" (
	"contract_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"hash" text NOT NULL,
	"terms" jsonb NOT NULL,
	"edited_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "contract_version_contract_id_version_pk" PRIMARY KEY("contract_id","version")
);
--> statement-breakpoint
CREATE TABLE "contracts"."deal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"stage_since" timestamp with time zone NOT NULL,
	"listing_id" uuid NOT NULL,
	"listing_version" integer NOT NULL,
	"listing_snapshot" jsonb NOT NULL,
	"demand_id" uuid,
	"demand_version" integer,
	"demand_snapshot" jsonb,
	"seller_id" uuid NOT NULL,
	"seller" jsonb NOT NULL,
	"buyer_id" uuid NOT NULL,
	"buyer" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"lost_reason" text,
	"lost_note" text,
	CONSTRAINT "deal_parties_differ" CHECK ("contracts"."deal"."seller_id" <> "contracts"."deal"."buyer_id"),
	CONSTRAINT "deal_side_known" CHECK ("contracts"."deal"."opened_by" in ('seller', 'buyer')),
	CONSTRAINT "deal_stage_known" CHECK ("contracts"."deal"."stage" in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed', 'signed', 'lost')),
	CONSTRAINT "deal_lost_has_reason" CHECK (("contracts"."deal"."stage" = 'lost') = ("contracts"."deal"."lost_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "contracts"."deal_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"deal_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"side" text,
	"from_stage" text,
	"to_stage" text,
	"note" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."demand_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"live" boolean NOT NULL,
	"organisation_id" uuid,
	"snapshot" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."exclusive_grant" (
	"contract_id" uuid NOT NULL,
	"asset" text NOT NULL,
	"grantee" uuid NOT NULL,
	"transferable" boolean NOT NULL,
	"field_of_use" jsonb NOT NULL,
	"territory" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"ended_on" date,
	"signed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exclusive_grant_contract_id_asset_pk" PRIMARY KEY("contract_id","asset")
);
--> statement-breakpoint
CREATE TABLE "contracts"."idempotency" (
	"organisation_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."ledger_entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"kind" text NOT NULL,
	"contract_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "ledger_entry_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "contracts"."listing_copy" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"live" boolean NOT NULL,
	"organisation_id" uuid,
	"snapshot" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."outbox" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contracts"."outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
CREATE TABLE "contracts"."payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"paid_on" date NOT NULL,
	"schedule_line" integer,
	"note" text,
	"recorded_by" uuid NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "payment_ledger_seq_unique" UNIQUE("ledger_seq"),
	CONSTRAINT "payment_positive" CHECK ("contracts"."payment"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "contracts"."payment_void" (
	"payment_id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "payment_void_ledger_seq_unique" UNIQUE("ledger_seq")
);
--> statement-breakpoint
CREATE TABLE "contracts"."registration" (
	"contract_id" uuid PRIMARY KEY NOT NULL,
	"authority" text NOT NULL,
	"number" text NOT NULL,
	"registered_on" date NOT NULL,
	"currency" text NOT NULL,
	"value_minor" bigint NOT NULL,
	"technology_minor" bigint NOT NULL,
	"recorded_by" uuid NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "registration_ledger_seq_unique" UNIQUE("ledger_seq"),
	CONSTRAINT "registration_values" CHECK ("contracts"."registration"."technology_minor" between 0 and "contracts"."registration"."value_minor")
);
--> statement-breakpoint
CREATE TABLE "contracts"."tree_head" (
	"day" date PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"root_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"signature" text NOT NULL,
	"public_key" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contracts"."contract" ADD CONSTRAINT "contract_deal_id_deal_id_fk" FOREIGN KEY ("deal_id") REFERENCES "contracts"."deal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "contracts"."audit" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_one_per_deal" ON "contracts"."contract" USING btree ("deal_id") WHERE "contracts"."contract"."state" <> 'abandoned';--> statement-breakpoint
CREATE UNIQUE INDEX "contract_ledger" ON "contracts"."contract" USING btree ("ledger_seq");--> statement-breakpoint
CREATE INDEX "contract_seller" ON "contracts"."contract" USING btree ("seller_id","id");--> statement-breakpoint
CREATE INDEX "contract_buyer" ON "contracts"."contract" USING btree ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "contract_signed_at" ON "contracts"."contract" USING btree ("signed_at") WHERE "contracts"."contract"."state" = 'signed';--> statement-breakpoint
CREATE INDEX "contract_agency_of" ON "contracts"."contract_agency" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "contract_change_of" ON "contracts"."contract_change" USING btree ("contract_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contract_terminated_once" ON "contracts"."contract_change" USING btree ("contract_id") WHERE "contracts"."contract_change"."kind" = 'termination' and "contracts"."contract_change"."ledger_seq" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "deal_live" ON "contracts"."deal" USING btree ("listing_id",coalesce("demand_id", "buyer_id")) WHERE "contracts"."deal"."stage" not in ('signed', 'lost');--> statement-breakpoint
CREATE INDEX "deal_seller" ON "contracts"."deal" USING btree ("seller_id","id");--> statement-breakpoint
CREATE INDEX "deal_buyer" ON "contracts"."deal" USING btree ("buyer_id","id");--> statement-breakpoint
CREATE INDEX "deal_demand" ON "contracts"."deal" USING btree ("demand_id");--> statement-breakpoint
CREATE INDEX "deal_event_of" ON "contracts"."deal_event" USING btree ("deal_id","id");--> statement-breakpoint
CREATE INDEX "exclusive_grant_asset" ON "contracts"."exclusive_grant" USING btree ("asset");--> statement-breakpoint
CREATE UNIQUE INDEX "idempotency_key" ON "contracts"."idempotency" USING btree ("organisation_id","key");--> statement-breakpoint
CREATE INDEX "ledger_entry_of" ON "contracts"."ledger_entry" USING btree ("contract_id","seq");--> statement-breakpoint
CREATE INDEX "outbox_unsent" ON "contracts"."outbox" USING btree ("seq") WHERE not "contracts"."outbox"."sent";--> statement-breakpoint
CREATE INDEX "payment_of" ON "contracts"."payment" USING btree ("contract_id","id");--> statement-breakpoint
CREATE INDEX "payment_day" ON "contracts"."payment" USING btree ("paid_on");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_number" ON "contracts"."registration" USING btree ("authority","number");--> statement-breakpoint
CREATE INDEX "registration_day" ON "contracts"."registration" USING btree ("registered_on");