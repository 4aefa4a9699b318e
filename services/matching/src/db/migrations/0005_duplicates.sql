CREATE TABLE "matching"."duplicate_groups" (
	"side" text NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "duplicate_groups_side_id_pk" PRIMARY KEY("side","id")
);
--> statement-breakpoint
CREATE TABLE "matching"."duplicate_links" (
	"side" text NOT NULL,
	"a" uuid NOT NULL,
	"b" uuid NOT NULL,
	CONSTRAINT "duplicate_links_side_a_b_pk" PRIMARY KEY("side","a","b"),
	CONSTRAINT "duplicate_links_order" CHECK ("matching"."duplicate_links"."a" < "matching"."duplicate_links"."b")
);
--> statement-breakpoint
CREATE TABLE "matching"."fingerprints" (
	"side" text NOT NULL,
	"id" uuid NOT NULL,
	"bands" integer[] NOT NULL,
	"patents" text[] NOT NULL,
	CONSTRAINT "fingerprints_side_id_pk" PRIMARY KEY("side","id")
);
--> statement-breakpoint
CREATE INDEX "duplicate_groups_of" ON "matching"."duplicate_groups" USING btree ("side","group_id");--> statement-breakpoint
CREATE INDEX "duplicate_links_b" ON "matching"."duplicate_links" USING btree ("side","b");--> statement-breakpoint
CREATE INDEX "fingerprints_bands" ON "matching"."fingerprints" USING gin ("bands") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "fingerprints_patents" ON "matching"."fingerprints" USING gin ("patents") WITH (fastupdate=false);