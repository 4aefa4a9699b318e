CREATE TABLE "notifications"."saved_search" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"searched" text NOT NULL,
	"query" jsonb NOT NULL,
	"every" text NOT NULL,
	"paused" boolean DEFAULT false NOT NULL,
	"muted_records" uuid[] DEFAULT '{}' NOT NULL,
	"muted_organisations" uuid[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"looked_at" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_search_searched_known" CHECK ("notifications"."saved_search"."searched" in ('listings', 'demands')),
	CONSTRAINT "saved_search_every_known" CHECK ("notifications"."saved_search"."every" in ('hour', 'day', 'week'))
);
--> statement-breakpoint
CREATE TABLE "notifications"."saved_search_seen" (
	"search_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "saved_search_seen_search_id_record_id_pk" PRIMARY KEY("search_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "notifications"."saved_search_seen" ADD CONSTRAINT "saved_search_seen_search_id_saved_search_id_fk" FOREIGN KEY ("search_id") REFERENCES "notifications"."saved_search"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_search_of_person" ON "notifications"."saved_search" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "saved_search_due" ON "notifications"."saved_search" USING btree ("next_at") WHERE not "notifications"."saved_search"."paused";--> statement-breakpoint
CREATE INDEX "saved_search_seen_at" ON "notifications"."saved_search_seen" USING btree ("at");