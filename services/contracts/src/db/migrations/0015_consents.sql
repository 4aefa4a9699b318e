CREATE TABLE "contracts"."title_consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"consented_by" uuid NOT NULL,
	"sublicensee" uuid NOT NULL,
	"kind" text NOT NULL,
	"field_of_use" jsonb NOT NULL,
	"territory" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"ledger_seq" bigint NOT NULL,
	"withdrawn_reason" text,
	"withdrawn_by" uuid,
	"withdrawn_seq" bigint,
	CONSTRAINT "title_consent_kind" CHECK ("contracts"."title_consent"."kind" in ('exclusive', 'sole', 'simple')),
	CONSTRAINT "title_consent_whole" CHECK (num_nulls("contracts"."title_consent"."withdrawn_reason", "contracts"."title_consent"."withdrawn_by", "contracts"."title_consent"."withdrawn_seq") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "contracts"."title_grant" ADD COLUMN "consents" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "title_consent_ledger" ON "contracts"."title_consent" USING btree ("ledger_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "title_consent_withdrawn" ON "contracts"."title_consent" USING btree ("withdrawn_seq");--> statement-breakpoint
CREATE INDEX "title_consent_of" ON "contracts"."title_consent" USING btree ("contract_id");--> statement-breakpoint
CREATE INDEX "title_consent_by" ON "contracts"."title_consent" USING btree ("consented_by");--> statement-breakpoint
CREATE INDEX "title_grant_consents" ON "contracts"."title_grant" USING gin ("consents");--> statement-breakpoint
-- A consent is withdrawn once, as a word of the operator is.
CREATE OR REPLACE FUNCTION "contracts"."check_desk"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_TABLE_NAME IN ('title_standing', 'title_consent') AND (to_jsonb(OLD)->>'withdrawn_seq' IS NOT NULL
      OR to_jsonb(NEW) - 'withdrawn_reason' - 'withdrawn_by' - 'withdrawn_seq'
        <> to_jsonb(OLD) - 'withdrawn_reason' - 'withdrawn_by' - 'withdrawn_seq'))
    OR (TG_TABLE_NAME = 'title_dispute' AND (to_jsonb(OLD)->>'state' <> 'open'
      OR to_jsonb(NEW) - 'state' - 'decided_at' - 'decided_by' - 'reason'
        <> to_jsonb(OLD) - 'state' - 'decided_at' - 'decided_by' - 'reason')) THEN
    RAISE EXCEPTION '% % cannot be altered', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER desk_is_final BEFORE UPDATE OR DELETE ON contracts.title_consent
  FOR EACH ROW EXECUTE FUNCTION contracts.check_desk();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.title_consent
  FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change();
