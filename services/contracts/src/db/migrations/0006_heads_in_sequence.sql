ALTER TABLE "contracts"."ledger_entry" ALTER COLUMN "contract_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" DROP CONSTRAINT "tree_head_pkey";--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ALTER COLUMN "day" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ADD COLUMN "number" bigint;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ADD COLUMN "edge" jsonb;--> statement-breakpoint
-- Heads of the first version get the numbers of their days, in order; nothing that was signed changes.
ALTER TABLE "contracts"."tree_head" DISABLE TRIGGER append_only;--> statement-breakpoint
UPDATE "contracts"."tree_head" h SET "number" = n.number
  FROM (SELECT day, row_number() OVER (ORDER BY day) AS number FROM "contracts"."tree_head") n WHERE n.day = h.day;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ENABLE TRIGGER append_only;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ALTER COLUMN "number" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."tree_head" ADD CONSTRAINT "tree_head_number" PRIMARY KEY("number");--> statement-breakpoint
CREATE INDEX "tree_head_size" ON "contracts"."tree_head" USING btree ("size");--> statement-breakpoint
CREATE INDEX "tree_head_day" ON "contracts"."tree_head" USING btree ("day");--> statement-breakpoint
-- The chain grows at its end only, each entry naming the one before and no older than it. Only the entry by which the
-- operator corrects a clock that ran ahead may be older; that one and no other belongs to no contract.
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
  IF (NEW.contract_id IS NULL) <> (NEW.kind = 'ledger.clock_corrected') THEN
    RAISE EXCEPTION 'ledger entry % belongs to no contract, or should not', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- Heads are numbered without a gap, and each of them names the one before.
CREATE FUNCTION "contracts"."check_heads"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> coalesce((SELECT max(number) FROM contracts.tree_head), 0) + 1 OR NEW.previous_hash IS NULL THEN
    RAISE EXCEPTION 'tree head % does not follow the last one', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER in_sequence BEFORE INSERT ON contracts.tree_head FOR EACH ROW EXECUTE FUNCTION contracts.check_heads();
