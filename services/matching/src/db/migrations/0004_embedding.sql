CREATE TABLE "matching"."embedding" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"serving" text NOT NULL,
	"serving_dimensions" integer NOT NULL,
	"serving_recipe" jsonb NOT NULL,
	"serving_since" timestamp with time zone DEFAULT now() NOT NULL,
	"target" text,
	"target_dimensions" integer,
	"target_recipe" jsonb,
	"started_at" timestamp with time zone,
	"refused" text,
	"error" text,
	CONSTRAINT "embedding_one_row" CHECK ("matching"."embedding"."only"),
	CONSTRAINT "embedding_target_is_another" CHECK ("matching"."embedding"."target" <> "matching"."embedding"."serving")
);
--> statement-breakpoint
CREATE TABLE "matching"."profile_vectors" (
	"side" text NOT NULL,
	"id" uuid NOT NULL,
	"embedder" text NOT NULL,
	"version" integer NOT NULL,
	"packed" "bytea",
	"claimed_until" timestamp with time zone,
	CONSTRAINT "profile_vectors_embedder_side_id_pk" PRIMARY KEY("embedder","side","id")
);
