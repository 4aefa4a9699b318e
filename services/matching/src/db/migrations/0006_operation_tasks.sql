CREATE TABLE "matching"."operation_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"body_hash" text NOT NULL,
	"body" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"error" text,
	"organisation_id" uuid,
	"actor_id" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"beat_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "operation_task_state" CHECK ("matching"."operation_task"."state" in ('running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "operation_task_running" ON "matching"."operation_task" USING btree ("name","body_hash") WHERE "matching"."operation_task"."state" = 'running';