CREATE TABLE "contracts"."payment_answer" (
	"payment_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"contract_id" uuid NOT NULL,
	"reason" text,
	"recorded_by" uuid NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "payment_answered_once" PRIMARY KEY("payment_id","answer"),
	CONSTRAINT "payment_answer_known" CHECK ("contracts"."payment_answer"."answer" in ('confirmed', 'disputed')),
	CONSTRAINT "payment_dispute_has_reason" CHECK (("contracts"."payment_answer"."answer" = 'disputed') = ("contracts"."payment_answer"."reason" is not null))
);
--> statement-breakpoint
DROP INDEX "contracts"."registration_number";--> statement-breakpoint
ALTER TABLE "contracts"."registration" DROP CONSTRAINT "registration_pkey";--> statement-breakpoint
ALTER TABLE "contracts"."payment" ADD COLUMN "settles" jsonb;--> statement-breakpoint
ALTER TABLE "contracts"."payment" ADD COLUMN "allocated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."payment" ADD COLUMN "early_reason" text;--> statement-breakpoint
ALTER TABLE "contracts"."payment" ADD COLUMN "unusual_reason" text;--> statement-breakpoint
ALTER TABLE "contracts"."payment" ADD COLUMN "duplicate_of" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
-- Rows of the version before got an id just now; new ones bring theirs.
ALTER TABLE "contracts"."registration" ALTER COLUMN "id" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "value_difference" jsonb;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "technology_difference" jsonb;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "confirmed_seq" bigint;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "voided_by" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD COLUMN "voided_seq" bigint;--> statement-breakpoint
ALTER TABLE "contracts"."payment_answer" ADD CONSTRAINT "payment_answer_payment" FOREIGN KEY ("payment_id") REFERENCES "contracts"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_answer_ledger" ON "contracts"."payment_answer" USING btree ("ledger_seq");--> statement-breakpoint
CREATE INDEX "payment_answer_of" ON "contracts"."payment_answer" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_stands_once" ON "contracts"."registration" USING btree ("contract_id") WHERE "contracts"."registration"."voided_seq" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "registration_confirmed_ledger" ON "contracts"."registration" USING btree ("confirmed_seq");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_voided_ledger" ON "contracts"."registration" USING btree ("voided_seq");--> statement-breakpoint
CREATE INDEX "registration_spelt" ON "contracts"."registration" USING btree (lower(regexp_replace(normalize("number", NFKC), '[[:space:]-]', '', 'g'))) WHERE "contracts"."registration"."voided_seq" is null;--> statement-breakpoint
CREATE INDEX "registration_of" ON "contracts"."registration" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registration_number" ON "contracts"."registration" USING btree ("authority","number") WHERE "contracts"."registration"."voided_seq" is null;--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD CONSTRAINT "registration_confirmed_whole" CHECK (("contracts"."registration"."confirmed_by" is null) = ("contracts"."registration"."confirmed_seq" is null));--> statement-breakpoint
ALTER TABLE "contracts"."registration" ADD CONSTRAINT "registration_voided_whole" CHECK (("contracts"."registration"."voided_by" is null) = ("contracts"."registration"."voided_seq" is null) and ("contracts"."registration"."void_reason" is null) = ("contracts"."registration"."voided_seq" is null));
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON contracts.payment_answer
  FOR EACH ROW EXECUTE FUNCTION contracts.refuse_change();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.payment_answer
  FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change();
--> statement-breakpoint
-- A payment is answered by the party that did not record it, while it stands, and not disputed once it is confirmed.
CREATE FUNCTION "contracts"."check_payment_answer"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM contracts.payment p WHERE p.id = NEW.payment_id
      AND (p.recorded_by = NEW.recorded_by OR p.contract_id <> NEW.contract_id))
    OR EXISTS (SELECT FROM contracts.payment_void v WHERE v.payment_id = NEW.payment_id)
    OR EXISTS (SELECT FROM contracts.payment_answer a WHERE a.payment_id = NEW.payment_id AND a.answer = 'confirmed') THEN
    RAISE EXCEPTION 'payment % cannot be answered so', NEW.payment_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER answered_by_other BEFORE INSERT ON contracts.payment_answer
  FOR EACH ROW EXECUTE FUNCTION contracts.check_payment_answer();
--> statement-breakpoint
-- A registration stays as recorded; its confirmation and its void are set once, and nothing is confirmed after a void.
DROP TRIGGER append_only ON contracts.registration;
--> statement-breakpoint
CREATE FUNCTION "contracts"."check_registration"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE later text[] := ARRAY['confirmed_by', 'confirmed_seq', 'voided_by', 'void_reason', 'voided_seq'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.voided_seq IS NOT NULL OR to_jsonb(NEW) - later <> to_jsonb(OLD) - later
    OR (OLD.confirmed_seq IS NOT NULL AND (NEW.confirmed_seq, NEW.confirmed_by) IS DISTINCT FROM (OLD.confirmed_seq, OLD.confirmed_by)) THEN
    RAISE EXCEPTION 'registration % cannot be altered', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER recorded_is_final BEFORE UPDATE OR DELETE ON contracts.registration
  FOR EACH ROW EXECUTE FUNCTION contracts.check_registration();
