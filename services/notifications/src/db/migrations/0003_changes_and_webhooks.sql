CREATE SEQUENCE "notifications"."change_arrival" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "notifications"."change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint,
	"event_id" uuid NOT NULL,
	"part" smallint NOT NULL,
	"type" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"everyone" boolean NOT NULL,
	"organisations" uuid[] NOT NULL,
	"except" uuid[] NOT NULL,
	"about" uuid[] NOT NULL,
	"release_at" timestamp with time zone NOT NULL,
	"arrival" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."change_audience" (
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "change_audience_organisation_id_kind_position_pk" PRIMARY KEY("organisation_id","kind","position")
);
--> statement-breakpoint
CREATE TABLE "notifications"."change_clock" (
	"id" smallint PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."change_subject" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"live" boolean NOT NULL,
	"silent" boolean DEFAULT false NOT NULL,
	"anonymous" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."webhook" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"types" text[] NOT NULL,
	"state" text NOT NULL,
	"secret" text NOT NULL,
	"previous_secret" text,
	"previous_until" timestamp with time zone,
	"position" bigint NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp with time zone,
	"hold_until" timestamp with time zone,
	"slow" boolean DEFAULT false NOT NULL,
	"lease_until" timestamp with time zone,
	"disabled_because" text,
	"last_delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_state_known" CHECK ("notifications"."webhook"."state" in ('active', 'paused', 'disabled'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."webhook_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"status" integer,
	"error" text,
	"duration_ms" integer NOT NULL,
	"answer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications"."webhook_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"webhook_id" uuid NOT NULL,
	"change_id" uuid,
	"position" bigint NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"last_status" integer,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_delivery_state_known" CHECK ("notifications"."webhook_delivery"."state" in ('waiting', 'delivered', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "notifications"."webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_webhook_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "notifications"."webhook_delivery"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications"."webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "notifications"."webhook"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "change_of_event" ON "notifications"."change" USING btree ("event_id","part");--> statement-breakpoint
CREATE UNIQUE INDEX "change_position" ON "notifications"."change" USING btree ("position");--> statement-breakpoint
CREATE INDEX "change_waiting" ON "notifications"."change" USING btree ("release_at","arrival","id") WHERE "notifications"."change"."position" is null;--> statement-breakpoint
CREATE INDEX "change_released" ON "notifications"."change" USING btree ("release_at") WHERE "notifications"."change"."position" is not null;--> statement-breakpoint
CREATE INDEX "change_audience_position" ON "notifications"."change_audience" USING btree ("position");--> statement-breakpoint
CREATE INDEX "webhook_of_organisation" ON "notifications"."webhook" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "webhook_active" ON "notifications"."webhook" USING btree ("position") WHERE "notifications"."webhook"."state" = 'active';--> statement-breakpoint
CREATE INDEX "webhook_attempt_of" ON "notifications"."webhook_attempt" USING btree ("delivery_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_delivery_once" ON "notifications"."webhook_delivery" USING btree ("webhook_id","change_id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_of" ON "notifications"."webhook_delivery" USING btree ("webhook_id","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_waiting" ON "notifications"."webhook_delivery" USING btree ("webhook_id","next_at") WHERE "notifications"."webhook_delivery"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "webhook_delivery_at" ON "notifications"."webhook_delivery" USING btree ("created_at");--> statement-breakpoint
INSERT INTO "notifications"."change_clock" ("id", "position") VALUES (1, 0);
