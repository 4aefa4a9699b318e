ALTER TABLE "contracts"."contract_change" ADD COLUMN "closed_as" text;--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD COLUMN "closed_reason" text;--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD COLUMN "proposed_stage" text;--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD COLUMN "proposed_by" text;--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD COLUMN "proposed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD CONSTRAINT "contract_change_closed_known" CHECK ("contracts"."contract_change"."closed_as" in ('withdrawn', 'declined'));--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD CONSTRAINT "contract_change_closed_whole" CHECK (num_nulls("contracts"."contract_change"."closed_as", "contracts"."contract_change"."closed_by", "contracts"."contract_change"."closed_at") in (0, 3));--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD CONSTRAINT "contract_change_closed_or_made" CHECK ("contracts"."contract_change"."closed_as" is null or "contracts"."contract_change"."ledger_seq" is null);--> statement-breakpoint
ALTER TABLE "contracts"."contract_change" ADD CONSTRAINT "contract_change_closed_by" CHECK ("contracts"."contract_change"."closed_as" is null or ("contracts"."contract_change"."closed_as" = 'withdrawn') = ("contracts"."contract_change"."closed_by" = "contracts"."contract_change"."proposed_by"));--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD CONSTRAINT "deal_proposal_whole" CHECK (num_nulls("contracts"."deal"."proposed_stage", "contracts"."deal"."proposed_by", "contracts"."deal"."proposed_at") in (0, 3));--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD CONSTRAINT "deal_proposal_known" CHECK ("contracts"."deal"."proposed_by" in ('seller', 'buyer') and "contracts"."deal"."proposed_stage" in ('enquiry', 'nda', 'evaluation', 'negotiation', 'agreed'));--> statement-breakpoint
ALTER TABLE "contracts"."deal" ADD CONSTRAINT "deal_proposal_open" CHECK ("contracts"."deal"."proposed_stage" is null or "contracts"."deal"."stage" not in ('signed', 'lost'));--> statement-breakpoint
-- What was withdrawn or declined stays so, and is never confirmed.
CREATE OR REPLACE FUNCTION "contracts"."check_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ledger_seq IS NOT NULL OR OLD.closed_as IS NOT NULL OR NEW.body <> OLD.body
    OR NEW.hash <> OLD.hash OR NEW.kind <> OLD.kind OR NEW.contract_id <> OLD.contract_id
    OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at
    OR NEW.confirmed_by = OLD.proposed_by THEN
    RAISE EXCEPTION 'change % of a contract cannot be altered', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
