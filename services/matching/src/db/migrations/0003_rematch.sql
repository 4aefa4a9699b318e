CREATE TABLE "matching"."rematch_chunks" (
	"rematch_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"side" text NOT NULL,
	"first_id" uuid NOT NULL,
	"last_id" uuid NOT NULL,
	"records" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"claimed_by" uuid,
	"claimed_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "rematch_chunks_rematch_id_no_pk" PRIMARY KEY("rematch_id","no")
);
--> statement-breakpoint
CREATE TABLE "matching"."rematches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"weights" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"error" text,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "rematches_done" CHECK ("matching"."rematches"."done" between 0 and "matching"."rematches"."total")
);
--> statement-breakpoint
ALTER TABLE "matching"."rematch_chunks" ADD CONSTRAINT "rematch_chunks_rematch_id_rematches_id_fk" FOREIGN KEY ("rematch_id") REFERENCES "matching"."rematches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rematch_chunks_open" ON "matching"."rematch_chunks" USING btree ("rematch_id","no") WHERE "matching"."rematch_chunks"."state" <> 'done';--> statement-breakpoint
CREATE UNIQUE INDEX "rematches_one_runs" ON "matching"."rematches" USING btree ("state") WHERE "matching"."rematches"."state" = 'running';