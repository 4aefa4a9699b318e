CREATE TABLE "demands"."owner" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"organisation" jsonb NOT NULL
);
