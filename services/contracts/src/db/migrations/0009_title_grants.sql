CREATE TABLE "contracts"."asset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"root" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."asset_name" (
	"name" text PRIMARY KEY NOT NULL,
	"asset_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."listing_name" (
	"listing_id" uuid NOT NULL,
	"name" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"stands" boolean NOT NULL,
	CONSTRAINT "listing_name_listing_id_name_pk" PRIMARY KEY("listing_id","name")
);
--> statement-breakpoint
CREATE TABLE "contracts"."listing_text" (
	"listing_id" uuid NOT NULL,
	"language" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"terms" integer[] NOT NULL,
	"bands" integer[] NOT NULL,
	CONSTRAINT "listing_text_listing_id_language_pk" PRIMARY KEY("listing_id","language")
);
--> statement-breakpoint
CREATE TABLE "contracts"."title_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"asset_id" uuid NOT NULL,
	"names" text[] NOT NULL,
	"kind" text NOT NULL,
	"grantor" uuid NOT NULL,
	"grantee" uuid NOT NULL,
	"sublicensing" text NOT NULL,
	"besides" jsonb NOT NULL,
	"field_of_use" jsonb NOT NULL,
	"territory" jsonb NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"parents" uuid[] NOT NULL,
	"original" boolean NOT NULL,
	"ended_on" date,
	"released_seq" bigint,
	"signed_at" timestamp with time zone NOT NULL,
	"ledger_seq" bigint NOT NULL,
	CONSTRAINT "title_grant_kind" CHECK ("contracts"."title_grant"."kind" in ('assignment', 'exclusive', 'sole', 'simple')),
	CONSTRAINT "title_grant_sublicensing" CHECK ("contracts"."title_grant"."sublicensing" in ('allowed', 'with_consent', 'forbidden')),
	CONSTRAINT "title_grant_parties_differ" CHECK ("contracts"."title_grant"."grantor" <> "contracts"."title_grant"."grantee")
);
--> statement-breakpoint
ALTER TABLE "contracts"."listing_copy" ADD COLUMN "withdrawn" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."listing_copy" ADD COLUMN "differs_from" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."listing_copy" ADD COLUMN "registered_version" integer;--> statement-breakpoint
ALTER TABLE "contracts"."asset_name" ADD CONSTRAINT "asset_name_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "contracts"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contracts"."title_grant" ADD CONSTRAINT "title_grant_asset_id_asset_id_fk" FOREIGN KEY ("asset_id") REFERENCES "contracts"."asset"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_root" ON "contracts"."asset" USING btree ("root");--> statement-breakpoint
CREATE INDEX "asset_name_of" ON "contracts"."asset_name" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "listing_name_by_name" ON "contracts"."listing_name" USING btree ("name","since");--> statement-breakpoint
CREATE INDEX "listing_text_of" ON "contracts"."listing_text" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "title_grant_asset" ON "contracts"."title_grant" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "title_grant_of" ON "contracts"."title_grant" USING btree ("contract_id");--> statement-breakpoint
CREATE UNIQUE INDEX "title_grant_once" ON "contracts"."title_grant" USING btree ("contract_id","asset_id","names");
--> statement-breakpoint
-- Every name that a signed contract granted rights on is an asset; those that turn out to be one are joined later.
WITH granted AS (
  SELECT DISTINCT regexp_replace(name, '^((?:application|publication):[A-Z]{2,5})0+(?=[1-9])', '\1') AS name
  FROM contracts.contract c, jsonb_array_elements_text(c.terms->'assets') name
  WHERE c.state = 'signed' AND c.type IN ('transfer', 'licence')),
made AS (SELECT name, gen_random_uuid() AS id FROM granted),
assets AS (INSERT INTO contracts.asset SELECT id, id, now() FROM made RETURNING id)
INSERT INTO contracts.asset_name SELECT name, made.id FROM made JOIN assets ON assets.id = made.id;
--> statement-breakpoint
-- Rights that shut others out, as they were kept, and simple licences, of which the text of the contract tells.
INSERT INTO contracts.title_grant (id, contract_id, asset_id, names, kind, grantor, grantee, sublicensing, besides,
  field_of_use, territory, from_day, to_day, parents, original, ended_on, signed_at, ledger_seq)
SELECT gen_random_uuid(), c.id, n.asset_id, ARRAY[g.asset],
  CASE WHEN c.type = 'transfer' THEN 'assignment' ELSE c.terms#>>'{licence,exclusivity}' END, c.seller_id, g.grantee,
  CASE WHEN c.type = 'transfer' THEN 'allowed' ELSE c.terms#>>'{licence,sublicensing}' END, '[]'::jsonb,
  g.field_of_use, g.territory, g.from_day, g.to_day, '{}'::uuid[], true, CASE WHEN g.ended_on IS NOT NULL THEN least(g.to_day, g.ended_on) END, g.signed_at, c.ledger_seq
FROM contracts.exclusive_grant g
JOIN contracts.contract c ON c.id = g.contract_id
JOIN contracts.asset_name n ON n.name = regexp_replace(g.asset, '^((?:application|publication):[A-Z]{2,5})0+(?=[1-9])', '\1')
UNION ALL
SELECT gen_random_uuid(), c.id, n.asset_id, ARRAY[asset], 'simple', c.seller_id, c.buyer_id,
  c.terms#>>'{licence,sublicensing}', '[]'::jsonb, c.terms#>'{licence,fieldOfUse}', c.terms#>'{licence,territory}',
  coalesce(c.terms#>>'{licence,from}', c.terms#>>'{term,from}')::date, bounds.to_day, '{}'::uuid[], true,
  CASE WHEN ended.on_day IS NOT NULL THEN least(bounds.to_day, ended.on_day) END, c.signed_at, c.ledger_seq
FROM contracts.contract c
CROSS JOIN LATERAL jsonb_array_elements_text(c.terms->'assets') asset
JOIN contracts.asset_name n ON n.name = regexp_replace(asset, '^((?:application|publication):[A-Z]{2,5})0+(?=[1-9])', '\1')
CROSS JOIN LATERAL (SELECT (CASE WHEN c.terms->'licence' ? 'to' THEN c.terms#>>'{licence,to}'
  ELSE c.terms#>>'{term,to}' END)::date AS to_day) bounds
LEFT JOIN LATERAL (SELECT (change.body->>'effectiveOn')::date AS on_day FROM contracts.contract_change change
  WHERE change.contract_id = c.id AND change.kind = 'termination' AND change.ledger_seq IS NOT NULL) ended ON true
WHERE c.state = 'signed' AND c.type = 'licence' AND c.terms#>>'{licence,exclusivity}' = 'non_exclusive';
--> statement-breakpoint
-- A holder could pass on what was assigned to it, or licensed with the right to sublicense.
UPDATE contracts.title_grant g SET parents = ARRAY(
  SELECT p.id FROM contracts.title_grant p
  WHERE p.asset_id = g.asset_id AND p.ledger_seq < g.ledger_seq AND p.grantee = g.grantor
    AND (p.kind = 'assignment' OR p.sublicensing <> 'forbidden') ORDER BY p.ledger_seq);
--> statement-breakpoint
-- What was granted stays as it was granted: it is ended once, by a termination, and released once, by the operator.
CREATE OR REPLACE FUNCTION "contracts"."check_grant"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.ended_on IS NOT NULL AND NEW.ended_on IS DISTINCT FROM OLD.ended_on)
    OR (OLD.released_seq IS NOT NULL AND NEW.released_seq IS DISTINCT FROM OLD.released_seq)
    OR to_jsonb(NEW) - 'ended_on' - 'released_seq' <> to_jsonb(OLD) - 'ended_on' - 'released_seq' THEN
    RAISE EXCEPTION 'a grant cannot be altered' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER grant_is_final BEFORE UPDATE OR DELETE ON contracts.title_grant
  FOR EACH ROW EXECUTE FUNCTION contracts.check_grant();
--> statement-breakpoint
CREATE FUNCTION "contracts"."check_asset"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'an asset is joined with others, never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER asset_stays BEFORE UPDATE OR DELETE ON contracts.asset
  FOR EACH ROW EXECUTE FUNCTION contracts.check_asset();
--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON contracts.asset_name
  FOR EACH ROW EXECUTE FUNCTION contracts.refuse_change();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['title_grant', 'asset', 'asset_name']
  LOOP
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.%I
      FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change()', name);
  END LOOP;
END $$;
