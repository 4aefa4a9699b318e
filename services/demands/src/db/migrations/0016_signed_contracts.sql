CREATE TABLE "demands"."demand_contract" (
	"demand_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"other_id" uuid,
	"version" integer NOT NULL,
	"effect" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"until" date,
	"ended_on" date,
	"is_over" boolean DEFAULT false NOT NULL,
	CONSTRAINT "demand_contract_demand_id_contract_id_pk" PRIMARY KEY("demand_id","contract_id"),
	CONSTRAINT "demand_contract_effect_known" CHECK ("demands"."demand_contract"."effect" in ('none', 'reserve', 'transfer'))
);
--> statement-breakpoint
CREATE INDEX "demand_contract_ends" ON "demands"."demand_contract" USING btree (least("until", "ended_on")) WHERE not "demands"."demand_contract"."is_over";