CREATE TABLE "identity"."sso_identity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sso_identity_subject" UNIQUE("provider_id","subject"),
	CONSTRAINT "sso_identity_person" UNIQUE("provider_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "identity"."sso_attempt" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"provider_id" uuid NOT NULL,
	"provider_version" integer NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."sso_domain" (
	"domain" text PRIMARY KEY NOT NULL,
	"provider_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."sso_provider" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" text NOT NULL,
	"domains" text[] NOT NULL,
	"default_role" text NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"disabled_by" text,
	"note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"approved_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sso_provider_once" UNIQUE("organisation_id"),
	CONSTRAINT "sso_provider_state" CHECK ("identity"."sso_provider"."state" in ('proposed', 'approved', 'disabled')),
	CONSTRAINT "sso_provider_role" CHECK ("identity"."sso_provider"."default_role" in ('viewer', 'editor', 'admin')),
	CONSTRAINT "sso_provider_disabled_by" CHECK ("identity"."sso_provider"."disabled_by" in ('organisation', 'operator')),
	CONSTRAINT "sso_provider_required" CHECK (not "identity"."sso_provider"."required" or "identity"."sso_provider"."state" = 'approved')
);
--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "sso_provider_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."sso_identity" ADD CONSTRAINT "sso_identity_provider_id_sso_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "identity"."sso_provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sso_identity" ADD CONSTRAINT "sso_identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sso_attempt" ADD CONSTRAINT "sso_attempt_provider_id_sso_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "identity"."sso_provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sso_domain" ADD CONSTRAINT "sso_domain_provider_id_sso_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "identity"."sso_provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sso_provider" ADD CONSTRAINT "sso_provider_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sso_identity_of_person" ON "identity"."sso_identity" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sso_attempt_expiry" ON "identity"."sso_attempt" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sso_domain_provider" ON "identity"."sso_domain" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "sso_provider_state_order" ON "identity"."sso_provider" USING btree ("state","id");--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_sso_provider_id_sso_provider_id_fk" FOREIGN KEY ("sso_provider_id") REFERENCES "identity"."sso_provider"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_sso_provider" ON "identity"."session" USING btree ("sso_provider_id") WHERE "identity"."session"."sso_provider_id" is not null;--> statement-breakpoint
-- What an organisation asks of sessions is known to every gateway at once.
create trigger sso_provider_told after insert or delete or update on identity.sso_provider
  for each row execute function identity.tell_changed('organisation', 'organisation_id');
