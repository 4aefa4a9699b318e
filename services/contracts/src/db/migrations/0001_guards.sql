-- What is signed or recorded never changes. The rules of the service refuse it first; these refuse it for every other
-- writer. To get past them somebody must disable a trigger, and the verification of the ledger finds what was done.

CREATE FUNCTION "contracts"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'contract_version', 'confirmation', 'contract_agency', 'payment',
    'payment_void', 'registration', 'tree_head', 'deal_event', 'audit']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON contracts.%I
      FOR EACH ROW EXECUTE FUNCTION contracts.refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['ledger_entry', 'contract_version', 'confirmation', 'contract_agency', 'payment',
    'payment_void', 'registration', 'tree_head', 'deal_event', 'audit', 'contract', 'contract_change', 'exclusive_grant', 'deal']
  LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.%I
      FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint
-- The chain grows at its end only, each entry naming the one before.
CREATE FUNCTION "contracts"."check_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
  SELECT seq, hash INTO last FROM contracts.ledger_entry ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR NEW.previous_hash <> coalesce(last.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'ledger entry % does not follow the end of the chain', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.hash <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
    RAISE EXCEPTION 'ledger entry % has a wrong hash', NEW.seq USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER chain BEFORE INSERT ON contracts.ledger_entry FOR EACH ROW EXECUTE FUNCTION contracts.check_chain();
--> statement-breakpoint
-- A contract becomes signed by the confirmations of both parties for this version and hash, with its ledger entry in
-- the same transaction; then it stays as it is. Its text changes with its version only.
CREATE FUNCTION "contracts"."check_contract"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      RAISE EXCEPTION 'a contract starts as a draft' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'draft' THEN
    RAISE EXCEPTION 'contract % is % and cannot change', OLD.id, OLD.state USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'contracts are not deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.version = OLD.version AND (NEW.hash <> OLD.hash OR NEW.terms <> OLD.terms) THEN
    RAISE EXCEPTION 'contract %: a new text needs a new version', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = 'signed' THEN
    IF NEW.version <> OLD.version OR (
      SELECT count(*) FROM contracts.confirmation c
      WHERE c.contract_id = NEW.id AND c.version = NEW.version AND c.hash = NEW.hash
        AND c.organisation_id IN (NEW.seller_id, NEW.buyer_id)) <> 2 THEN
      RAISE EXCEPTION 'contract % is not confirmed by both parties', NEW.id USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER signed_is_final BEFORE INSERT OR UPDATE OR DELETE ON contracts.contract
  FOR EACH ROW EXECUTE FUNCTION contracts.check_contract();
--> statement-breakpoint
CREATE FUNCTION "contracts"."check_contract_has_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM contracts.ledger_entry e WHERE e.seq = NEW.ledger_seq AND e.contract_id = NEW.id) THEN
    RAISE EXCEPTION 'contract % is signed without a ledger entry', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER signed_has_entry AFTER UPDATE ON contracts.contract DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'signed') EXECUTE FUNCTION contracts.check_contract_has_entry();
--> statement-breakpoint
-- A deal that ended stays as it ended.
CREATE FUNCTION "contracts"."check_deal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.stage IN ('signed', 'lost') THEN
    RAISE EXCEPTION 'deal % has ended or is not to be deleted', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.stage = 'signed' AND NOT EXISTS (
    SELECT FROM contracts.contract c WHERE c.deal_id = NEW.id AND c.state = 'signed') THEN
    RAISE EXCEPTION 'deal % has no signed contract', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ended_is_final BEFORE UPDATE OR DELETE ON contracts.deal
  FOR EACH ROW EXECUTE FUNCTION contracts.check_deal();
--> statement-breakpoint
CREATE FUNCTION "contracts"."check_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ledger_seq IS NOT NULL OR NEW.body <> OLD.body OR NEW.hash <> OLD.hash
    OR NEW.proposed_by <> OLD.proposed_by OR NEW.confirmed_by = OLD.proposed_by THEN
    RAISE EXCEPTION 'change % of a contract cannot be altered', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER made_is_final BEFORE UPDATE OR DELETE ON contracts.contract_change
  FOR EACH ROW EXECUTE FUNCTION contracts.check_change();
--> statement-breakpoint
-- A grant may only be ended, once, by the termination of its contract.
CREATE FUNCTION "contracts"."check_grant"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_on IS NOT NULL
    OR to_jsonb(NEW) - 'ended_on' <> to_jsonb(OLD) - 'ended_on' THEN
    RAISE EXCEPTION 'an exclusive grant cannot be altered' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grant_is_final BEFORE UPDATE OR DELETE ON contracts.exclusive_grant
  FOR EACH ROW EXECUTE FUNCTION contracts.check_grant();
