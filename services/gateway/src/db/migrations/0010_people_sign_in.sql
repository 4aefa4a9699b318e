CREATE TABLE "identity"."mail_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"email" text NOT NULL,
	"person_id" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_link_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "mail_link_purpose" CHECK ("identity"."mail_link"."purpose" in ('sign_up', 'reset', 'new_address'))
);
--> statement-breakpoint
CREATE TABLE "identity"."second_factor" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"recovery_hashes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "language" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "how" text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "second_factor_due" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."mail_link" ADD CONSTRAINT "mail_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."second_factor" ADD CONSTRAINT "second_factor_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_link_email" ON "identity"."mail_link" USING btree ("email","purpose");--> statement-breakpoint
CREATE INDEX "mail_link_expires" ON "identity"."mail_link" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "identity"."person" ADD CONSTRAINT "person_language" CHECK ("identity"."person"."language" in ('zh', 'en', 'ru'));
--> statement-breakpoint
-- Says at the commit whose record changed, to every gateway that remembers it. What is new is remembered by none.
create function identity.tell_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('identity_changed', tg_argv[0] || ' ' || (to_jsonb(coalesce(old, new)) ->> tg_argv[1]));
  return null;
end
$$;--> statement-breakpoint
create trigger session_told after delete or update of token, active_organisation_id, second_factor_due on identity.session
  for each row execute function identity.tell_changed('person', 'person_id');--> statement-breakpoint
create trigger person_told after delete or update on identity.person
  for each row execute function identity.tell_changed('person', 'id');--> statement-breakpoint
create trigger member_told after insert or delete or update on identity.member
  for each row execute function identity.tell_changed('person', 'person_id');--> statement-breakpoint
create trigger organisation_told after delete or update on identity.organisation
  for each row execute function identity.tell_changed('organisation', 'id');--> statement-breakpoint
create trigger api_key_told after delete or update of enabled, expires_at, permissions, reference_id on identity.api_key
  for each row execute function identity.tell_changed('key', 'id');
