CREATE TABLE "notifications"."own_name" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"version" integer NOT NULL
);
