ALTER TABLE "contracts"."asset" ADD COLUMN "joined_seq" bigint;--> statement-breakpoint
ALTER TABLE "contracts"."asset_name" ADD COLUMN "ledger_seq" bigint;--> statement-breakpoint
CREATE INDEX "asset_joined" ON "contracts"."asset" USING btree ("joined_seq");--> statement-breakpoint
CREATE INDEX "asset_name_ledger" ON "contracts"."asset_name" USING btree ("ledger_seq");--> statement-breakpoint
-- Joins from before there were entries of them: they are entered when the service next runs.
UPDATE contracts.asset SET joined_seq = 0 WHERE root <> id;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION "contracts"."check_asset"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'an asset is joined with others, never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.root = NEW.id) <> (NEW.joined_seq IS NULL) OR (OLD.root <> OLD.id AND NEW.root = NEW.id)
    OR (OLD.joined_seq > 0 AND NEW.joined_seq IS DISTINCT FROM OLD.joined_seq) THEN
    RAISE EXCEPTION 'an asset is joined once, by an entry of the ledger' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION "contracts"."check_asset_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.name <> OLD.name OR NEW.asset_id <> OLD.asset_id OR OLD.ledger_seq IS NOT NULL THEN
    RAISE EXCEPTION 'a name stays with its asset' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER append_only ON contracts.asset_name;
--> statement-breakpoint
CREATE TRIGGER name_stays BEFORE UPDATE OR DELETE ON contracts.asset_name
  FOR EACH ROW EXECUTE FUNCTION contracts.check_asset_name();
--> statement-breakpoint
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
  IF (NEW.contract_id IS NULL) <> (NEW.kind IN ('ledger.clock_corrected', 'title.standing_recorded', 'title.standing_withdrawn',
    'asset.joined'))
    AND NOT (NEW.contract_id IS NULL AND NEW.kind = 'title.dispute_rejected') THEN
    RAISE EXCEPTION 'ledger entry % belongs to no contract, or should not', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
