CREATE TABLE "demands"."import_record" (
	"run_id" uuid NOT NULL,
	"demand_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"is_new" boolean NOT NULL,
	"end" text,
	CONSTRAINT "import_record_run_id_demand_id_pk" PRIMARY KEY("run_id","demand_id")
);
--> statement-breakpoint
CREATE TABLE "demands"."import_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid,
	"agency_id" uuid,
	"file" text,
	"started_at" timestamp with time zone NOT NULL,
	"last_rows_at" timestamp with time zone,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE INDEX "import_run_own" ON "demands"."import_run" USING btree ("organisation_id","id");