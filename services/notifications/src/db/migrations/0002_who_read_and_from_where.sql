ALTER TABLE "notifications"."audit" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications"."audit" ADD COLUMN "agency_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications"."audit" ADD COLUMN "mandate_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications"."audit" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "notifications"."audit" ADD COLUMN "request_id" text;--> statement-breakpoint
ALTER TABLE "notifications"."audit" ADD COLUMN "is_read" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_at" ON "notifications"."audit" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_organisation" ON "notifications"."audit" USING btree ("organisation_id","at");--> statement-breakpoint
CREATE INDEX "audit_person" ON "notifications"."audit" USING btree ("person_id","at") WHERE "notifications"."audit"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_agency" ON "notifications"."audit" USING btree ("agency_id","at") WHERE "notifications"."audit"."agency_id" is not null;--> statement-breakpoint
CREATE INDEX "audit_reads" ON "notifications"."audit" USING btree ("at") WHERE "notifications"."audit"."is_read";--> statement-breakpoint
CREATE INDEX "audit_addresses" ON "notifications"."audit" USING btree ("at") WHERE "notifications"."audit"."address" is not null;
--> statement-breakpoint
-- The audit only grows. What may end is decided here and not by who asks: a read, and the address of a row, once it is
-- older than 30 days.
CREATE FUNCTION "notifications"."check_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.is_read AND OLD.at < now() - interval '30 days' THEN RETURN OLD; END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW.address IS NULL AND OLD.at < now() - interval '30 days'
      AND to_jsonb(NEW) - 'address' = to_jsonb(OLD) - 'address' THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the audit is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "notifications"."audit"
  FOR EACH ROW EXECUTE FUNCTION "notifications"."check_audit"();
--> statement-breakpoint
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "notifications"."audit"
  FOR EACH STATEMENT EXECUTE FUNCTION "notifications"."check_audit"();
--> statement-breakpoint
-- The role of the service may neither delete nor update here: it asks for this, with the rights of the owner.
CREATE FUNCTION "notifications"."tidy_audit"(reads_days int, address_days int, most int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE gone int; blanked int;
BEGIN
  DELETE FROM "notifications"."audit" WHERE id IN (
    SELECT id FROM "notifications"."audit" WHERE is_read AND at < now() - make_interval(days => greatest(reads_days, 31))
    ORDER BY at LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE "notifications"."audit" SET address = NULL WHERE id IN (
    SELECT id FROM "notifications"."audit" WHERE address IS NOT NULL
      AND at < now() - make_interval(days => greatest(address_days, 31))
    ORDER BY at LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS blanked = ROW_COUNT;
  RETURN greatest(gone, blanked);
END $$;
