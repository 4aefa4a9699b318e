CREATE TABLE "identity"."accreditation_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"agency_id" uuid NOT NULL,
	"body" text NOT NULL,
	"number" text NOT NULL,
	"scope" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"evidence" text,
	"remark" text,
	"state" text DEFAULT 'pending' NOT NULL,
	"reasons" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"accreditation_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "accreditation_request_state" CHECK ("identity"."accreditation_request"."state" in ('pending', 'granted', 'declined', 'withdrawn')),
	CONSTRAINT "accreditation_request_days" CHECK ("identity"."accreditation_request"."to_day" is null or "identity"."accreditation_request"."to_day" >= "identity"."accreditation_request"."from_day"),
	CONSTRAINT "accreditation_request_granted" CHECK (("identity"."accreditation_request"."state" = 'granted') = ("identity"."accreditation_request"."accreditation_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "identity"."accreditation_request" ADD CONSTRAINT "accreditation_request_agency_id_organisation_id_fk" FOREIGN KEY ("agency_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."accreditation_request" ADD CONSTRAINT "accreditation_request_accreditation_id_accreditation_id_fk" FOREIGN KEY ("accreditation_id") REFERENCES "identity"."accreditation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accreditation_request_once" ON "identity"."accreditation_request" USING btree ("agency_id") WHERE "identity"."accreditation_request"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "accreditation_request_agency" ON "identity"."accreditation_request" USING btree ("agency_id","id");--> statement-breakpoint
CREATE INDEX "accreditation_request_pending" ON "identity"."accreditation_request" USING btree ("id") WHERE "identity"."accreditation_request"."state" = 'pending';--> statement-breakpoint
alter table identity.accreditation_request enable row level security;--> statement-breakpoint
alter table identity.accreditation_request force row level security;--> statement-breakpoint
create policy of_its_sides on identity.accreditation_request
  using ((select current_setting('techbourse.rows', true)) = '*'
    or agency_id = any (array(select unnest(nullif(nullif(current_setting('techbourse.rows', true), ''), '*')::uuid[]))));
