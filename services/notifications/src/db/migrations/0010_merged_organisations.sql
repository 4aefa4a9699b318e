CREATE TABLE "notifications"."succession" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"into_id" uuid,
	"version" integer NOT NULL
);
