CREATE TABLE "identity"."accreditation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"body" text NOT NULL,
	"number" text NOT NULL,
	"scope" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"evidence" text,
	"state" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accreditation_state" CHECK ("identity"."accreditation"."state" in ('granted', 'suspended', 'withdrawn')),
	CONSTRAINT "accreditation_days" CHECK ("identity"."accreditation"."to_day" is null or "identity"."accreditation"."to_day" >= "identity"."accreditation"."from_day")
);
--> statement-breakpoint
CREATE TABLE "identity"."broker_credential" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issuer" text NOT NULL,
	"valid_to" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."mandate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"state" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"exclusive" boolean NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"rights" jsonb NOT NULL,
	"commission" jsonb,
	"note" text,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"closed_reason" text,
	CONSTRAINT "mandate_differ" CHECK ("identity"."mandate"."client_id" <> "identity"."mandate"."agency_id"),
	CONSTRAINT "mandate_state" CHECK ("identity"."mandate"."state" in ('proposed', 'accepted', 'declined', 'withdrawn', 'ended')),
	CONSTRAINT "mandate_side" CHECK ("identity"."mandate"."proposed_by" in ('client', 'agency')),
	CONSTRAINT "mandate_subject" CHECK ("identity"."mandate"."subject_kind" in ('all', 'listing', 'demand') and ("identity"."mandate"."subject_kind" = 'all') = ("identity"."mandate"."subject_id" is null)),
	CONSTRAINT "mandate_days" CHECK ("identity"."mandate"."to_day" is null or "identity"."mandate"."to_day" >= "identity"."mandate"."from_day"),
	CONSTRAINT "mandate_closed" CHECK (("identity"."mandate"."state" in ('declined', 'withdrawn', 'ended')) = ("identity"."mandate"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "identity"."mandate_version" (
	"mandate_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"action" text NOT NULL,
	"side" text NOT NULL,
	"content" jsonb NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "mandate_version_mandate_id_version_pk" PRIMARY KEY("mandate_id","version")
);
--> statement-breakpoint
ALTER TABLE "identity"."accreditation" ADD CONSTRAINT "accreditation_agency_id_organisation_id_fk" FOREIGN KEY ("agency_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."broker_credential" ADD CONSTRAINT "broker_credential_agency_id_organisation_id_fk" FOREIGN KEY ("agency_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."broker_credential" ADD CONSTRAINT "broker_credential_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."mandate" ADD CONSTRAINT "mandate_client_id_organisation_id_fk" FOREIGN KEY ("client_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."mandate" ADD CONSTRAINT "mandate_agency_id_organisation_id_fk" FOREIGN KEY ("agency_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."mandate_version" ADD CONSTRAINT "mandate_version_mandate_id_mandate_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "identity"."mandate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accreditation_agency" ON "identity"."accreditation" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "broker_credential_agency" ON "identity"."broker_credential" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "broker_credential_person" ON "identity"."broker_credential" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mandate_client" ON "identity"."mandate" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "mandate_agency" ON "identity"."mandate" USING btree ("agency_id","client_id");
--> statement-breakpoint
-- What a mandate said stays as it was said.
CREATE FUNCTION "identity"."refuse_mandate_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of a mandate is append-only: % is refused', TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER mandate_version_append_only BEFORE UPDATE OR DELETE ON "identity"."mandate_version"
  FOR EACH ROW EXECUTE FUNCTION "identity"."refuse_mandate_change"();
