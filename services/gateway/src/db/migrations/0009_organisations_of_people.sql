CREATE TABLE "identity"."join_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"message" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"role" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "join_request_state" CHECK ("identity"."join_request"."state" in ('pending', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "identity"."membership_version" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "membership_version_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."organisation_domain" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"token" text NOT NULL,
	"method" text,
	"verified_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_domain_method" CHECK ("identity"."organisation_domain"."method" in ('dns', 'file'))
);
--> statement-breakpoint
CREATE TABLE "identity"."organisation_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"moved" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "organisation_merge_other" CHECK ("identity"."organisation_merge"."from_id" <> "identity"."organisation_merge"."into_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."ownership_transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"from_person_id" uuid NOT NULL,
	"to_person_id" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "ownership_transfer_state" CHECK ("identity"."ownership_transfer"."state" in ('pending', 'accepted', 'declined', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "identity"."person_orcid" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"orcid" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_orcid_once" UNIQUE("orcid")
);
--> statement-breakpoint
CREATE TABLE "identity"."unit_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "unit_request_state" CHECK ("identity"."unit_request"."state" in ('pending', 'accepted', 'declined', 'withdrawn')),
	CONSTRAINT "unit_request_other" CHECK ("identity"."unit_request"."unit_id" <> "identity"."unit_request"."parent_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."verification_reminder" (
	"organisation_id" uuid NOT NULL,
	"verified_until" timestamp with time zone NOT NULL,
	"days_before" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verification_reminder_organisation_id_verified_until_days_before_pk" PRIMARY KEY("organisation_id","verified_until","days_before")
);
--> statement-breakpoint
CREATE TABLE "identity"."verification_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"note" text,
	"valid_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "verification_request_state" CHECK ("identity"."verification_request"."state" in ('pending', 'approved', 'declined', 'withdrawn'))
);
--> statement-breakpoint
DROP INDEX "identity"."organisation_uscc";--> statement-breakpoint
DROP INDEX "identity"."organisation_ror";--> statement-breakpoint
DROP INDEX "identity"."organisation_lei";--> statement-breakpoint
ALTER TABLE "identity"."invitation" ALTER COLUMN "inviter_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "known_as" jsonb;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "name_grams" text[];--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "verified_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "reverify_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "lapsed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "suspended_for" text;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "parent_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."invitation" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."join_request" ADD CONSTRAINT "join_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."join_request" ADD CONSTRAINT "join_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."membership_version" ADD CONSTRAINT "membership_version_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation_domain" ADD CONSTRAINT "organisation_domain_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation_merge" ADD CONSTRAINT "organisation_merge_from_id_organisation_id_fk" FOREIGN KEY ("from_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation_merge" ADD CONSTRAINT "organisation_merge_into_id_organisation_id_fk" FOREIGN KEY ("into_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."ownership_transfer" ADD CONSTRAINT "ownership_transfer_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."ownership_transfer" ADD CONSTRAINT "ownership_transfer_from_person_id_person_id_fk" FOREIGN KEY ("from_person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."ownership_transfer" ADD CONSTRAINT "ownership_transfer_to_person_id_person_id_fk" FOREIGN KEY ("to_person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_orcid" ADD CONSTRAINT "person_orcid_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_request" ADD CONSTRAINT "unit_request_unit_id_organisation_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_request" ADD CONSTRAINT "unit_request_parent_id_organisation_id_fk" FOREIGN KEY ("parent_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_request" ADD CONSTRAINT "unit_request_asked_by_organisation_id_fk" FOREIGN KEY ("asked_by") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."verification_reminder" ADD CONSTRAINT "verification_reminder_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."verification_request" ADD CONSTRAINT "verification_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "join_request_once" ON "identity"."join_request" USING btree ("organisation_id","person_id") WHERE "identity"."join_request"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "join_request_organisation" ON "identity"."join_request" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "join_request_person" ON "identity"."join_request" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_domain_own" ON "identity"."organisation_domain" USING btree ("organisation_id","domain");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_domain_verified" ON "identity"."organisation_domain" USING btree ("domain") WHERE "identity"."organisation_domain"."verified_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_merge_once" ON "identity"."organisation_merge" USING btree ("from_id") WHERE "identity"."organisation_merge"."undone_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "ownership_transfer_once" ON "identity"."ownership_transfer" USING btree ("organisation_id") WHERE "identity"."ownership_transfer"."state" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "unit_request_once" ON "identity"."unit_request" USING btree ("unit_id","parent_id") WHERE "identity"."unit_request"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "unit_request_parent" ON "identity"."unit_request" USING btree ("parent_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "verification_request_once" ON "identity"."verification_request" USING btree ("organisation_id") WHERE "identity"."verification_request"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "verification_request_organisation" ON "identity"."verification_request" USING btree ("organisation_id","id");--> statement-breakpoint
CREATE INDEX "verification_request_pending" ON "identity"."verification_request" USING btree ("id") WHERE "identity"."verification_request"."state" = 'pending';--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_merged_into_organisation_id_fk" FOREIGN KEY ("merged_into") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_parent_id_organisation_id_fk" FOREIGN KEY ("parent_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_by_grams" ON "identity"."organisation" USING gin ("name_grams");--> statement-breakpoint
CREATE INDEX "organisation_units" ON "identity"."organisation" USING btree ("parent_id") WHERE "identity"."organisation"."parent_id" is not null;--> statement-breakpoint
CREATE INDEX "organisation_merged" ON "identity"."organisation" USING btree ("merged_into") WHERE "identity"."organisation"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "organisation_verified_until" ON "identity"."organisation" USING btree ("verified_until") WHERE "identity"."organisation"."verified_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_inn" ON "identity"."organisation" USING btree (("identifiers"->>'inn')) WHERE "identity"."organisation"."known_as" is not null and "identity"."organisation"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_ogrn" ON "identity"."organisation" USING btree (("identifiers"->>'ogrn')) WHERE "identity"."organisation"."known_as" is not null and "identity"."organisation"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "invitation_email" ON "identity"."invitation" USING btree ("email") WHERE "identity"."invitation"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_once" ON "identity"."invitation" USING btree ("organisation_id","email") WHERE "identity"."invitation"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "member_person" ON "identity"."member" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_uscc" ON "identity"."organisation" USING btree (("identifiers"->>'uscc')) WHERE "identity"."organisation"."known_as" is not null and "identity"."organisation"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_ror" ON "identity"."organisation" USING btree (("identifiers"->>'ror')) WHERE "identity"."organisation"."known_as" is not null and "identity"."organisation"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_lei" ON "identity"."organisation" USING btree (("identifiers"->>'lei')) WHERE "identity"."organisation"."known_as" is not null and "identity"."organisation"."deleted_at" is null;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_own_parent" CHECK ("identity"."organisation"."parent_id" <> "identity"."organisation"."id");--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_merged_elsewhere" CHECK ("identity"."organisation"."merged_into" <> "identity"."organisation"."id");--> statement-breakpoint
ALTER TABLE "identity"."member" ADD CONSTRAINT "member_role" CHECK ("identity"."member"."role" in ('owner', 'admin', 'editor', 'viewer'));--> statement-breakpoint
-- All of them were made by the operator. What it took a verification back of has lost it.
UPDATE "identity"."organisation" SET "told_version" = 0, "known_as" = jsonb_build_object('kind', "kind", 'name', "name", 'country', "country", 'region', "region");--> statement-breakpoint
UPDATE "identity"."organisation" SET "lapsed_at" = lost."at" FROM (SELECT "subject", max("at") AS "at" FROM "identity"."audit" WHERE "action" = 'organisation.unverified' GROUP BY "subject") AS lost WHERE lost."subject" = "organisation"."id"::text AND "verified_at" IS NULL;
