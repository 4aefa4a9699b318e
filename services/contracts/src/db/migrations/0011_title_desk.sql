CREATE TABLE "contracts"."listing_identity" (
	"listing_id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"names" text[] NOT NULL,
	"differs_from" uuid
);
--> statement-breakpoint
CREATE TABLE "contracts"."title_dispute" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"statement" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" uuid,
	"reason" text,
	CONSTRAINT "title_dispute_state" CHECK ("contracts"."title_dispute"."state" in ('open', 'upheld', 'rejected')),
	CONSTRAINT "title_dispute_whole" CHECK (num_nulls("contracts"."title_dispute"."decided_at", "contracts"."title_dispute"."decided_by", "contracts"."title_dispute"."reason") = case "contracts"."title_dispute"."state" when 'open' then 3 else 0 end)
);
--> statement-breakpoint
CREATE TABLE "contracts"."title_ruling" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dispute_id" uuid NOT NULL,
	"contract_id" uuid,
	"outcome" text NOT NULL,
	"reason" text NOT NULL,
	"grants" uuid[] NOT NULL,
	"decided_by" uuid NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "title_ruling_outcome" CHECK ("contracts"."title_ruling"."outcome" in ('released', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "contracts"."title_standing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"ledger_seq" bigint NOT NULL,
	"withdrawn_reason" text,
	"withdrawn_by" uuid,
	"withdrawn_seq" bigint,
	CONSTRAINT "title_standing_whole" CHECK (num_nulls("contracts"."title_standing"."withdrawn_reason", "contracts"."title_standing"."withdrawn_by", "contracts"."title_standing"."withdrawn_seq") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "contracts"."listing_name" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "title_dispute_open" ON "contracts"."title_dispute" USING btree ("name","organisation_id") WHERE "contracts"."title_dispute"."state" = 'open';--> statement-breakpoint
CREATE INDEX "title_dispute_of" ON "contracts"."title_dispute" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "title_ruling_ledger" ON "contracts"."title_ruling" USING btree ("ledger_seq");--> statement-breakpoint
CREATE INDEX "title_ruling_of" ON "contracts"."title_ruling" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "title_standing_ledger" ON "contracts"."title_standing" USING btree ("ledger_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "title_standing_withdrawn" ON "contracts"."title_standing" USING btree ("withdrawn_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "title_standing_once" ON "contracts"."title_standing" USING btree ("name","organisation_id") WHERE "contracts"."title_standing"."withdrawn_seq" is null;--> statement-breakpoint
ALTER TABLE "contracts"."listing_copy" DROP COLUMN "differs_from";
--> statement-breakpoint
-- What the operator decided about a title stays: a word is withdrawn once, a dispute decided once.
CREATE FUNCTION "contracts"."check_desk"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_TABLE_NAME = 'title_standing' AND (to_jsonb(OLD)->>'withdrawn_seq' IS NOT NULL
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
CREATE TRIGGER desk_is_final BEFORE UPDATE OR DELETE ON contracts.title_standing
  FOR EACH ROW EXECUTE FUNCTION contracts.check_desk();
--> statement-breakpoint
CREATE TRIGGER desk_is_final BEFORE UPDATE OR DELETE ON contracts.title_dispute
  FOR EACH ROW EXECUTE FUNCTION contracts.check_desk();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON contracts.title_ruling
  FOR EACH ROW EXECUTE FUNCTION contracts.refuse_change();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['title_standing', 'title_dispute', 'title_ruling']
  LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.%I
      FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Words of the operator about a title belong to no contract; a decision of a dispute to the one whose rights it is about.
CREATE OR REPLACE FUNCTION "contracts"."check_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  SELECT seq, hash, at INTO last FROM contracts.ledger_entry ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.previous_hash <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'ledger entry % does not follow the end of the chain', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.hash <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'ledger entry % has a wrong hash', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.at < last.at AND NEW.kind <> 'ledger.clock_corrected' THEN
    RAISE EXCEPTION 'ledger entry % is older than the one before it', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.contract_id IS NULL) <> (NEW.kind IN ('ledger.clock_corrected', 'title.standing_recorded', 'title.standing_withdrawn'))
    AND NOT (NEW.contract_id IS NULL AND NEW.kind = 'title.dispute_rejected') THEN
    RAISE EXCEPTION 'ledger entry % belongs to no contract, or should not', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
