CREATE TABLE "contracts"."statistics_cell" (
	"id" uuid PRIMARY KEY NOT NULL,
	"published_with" text NOT NULL,
	"kind" text NOT NULL,
	"currency" text NOT NULL,
	"from_month" text NOT NULL,
	"to_month" text NOT NULL,
	"type" text,
	"agencies" uuid[],
	CONSTRAINT "statistics_cell_kind" CHECK ("contracts"."statistics_cell"."kind" in ('signed', 'paid', 'registered'))
);
--> statement-breakpoint
CREATE TABLE "contracts"."statistics_fact" (
	"cell_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fact_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"sign" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"technology_minor" bigint,
	CONSTRAINT "statistics_fact_once_per_cell" PRIMARY KEY("cell_id","fact_id"),
	CONSTRAINT "statistics_fact_sign" CHECK ("contracts"."statistics_fact"."sign" in (1, -1))
);
--> statement-breakpoint
CREATE TABLE "contracts"."statistics_group" (
	"contract_id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contracts"."statistics_month" (
	"month" text PRIMARY KEY NOT NULL,
	"closed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "statistics_cell_span" ON "contracts"."statistics_cell" USING btree ("kind","currency","from_month","to_month");--> statement-breakpoint
CREATE INDEX "statistics_fact_of" ON "contracts"."statistics_fact" USING btree ("kind","fact_id");--> statement-breakpoint
CREATE INDEX "statistics_group_of" ON "contracts"."statistics_group" USING btree ("group_id");--> statement-breakpoint
-- What was published stays published.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['statistics_month', 'statistics_cell', 'statistics_fact']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON contracts.%I
      FOR EACH ROW EXECUTE FUNCTION contracts.refuse_change()', name);
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON contracts.%I
      FOR EACH STATEMENT EXECUTE FUNCTION contracts.refuse_change()', name);
  END LOOP;
END $$;
