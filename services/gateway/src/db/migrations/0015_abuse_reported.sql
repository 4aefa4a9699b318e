CREATE TABLE "identity"."abuse_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"message" text NOT NULL,
	"email" text,
	"organisation_id" uuid,
	"person_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"decision" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "abuse_report_subject_kind" CHECK ("identity"."abuse_report"."subject_kind" in ('listing', 'demand', 'organisation')),
	CONSTRAINT "abuse_report_state" CHECK ("identity"."abuse_report"."state" in ('open', 'upheld', 'rejected')),
	CONSTRAINT "abuse_report_decided_whole" CHECK (("identity"."abuse_report"."state" = 'open') = ("identity"."abuse_report"."decided_at" is null))
);
--> statement-breakpoint
CREATE INDEX "abuse_report_open" ON "identity"."abuse_report" USING btree ("created_at") WHERE "identity"."abuse_report"."state" = 'open';--> statement-breakpoint
CREATE INDEX "abuse_report_subject" ON "identity"."abuse_report" USING btree ("subject_id","created_at");
