CREATE TABLE "identity"."person_deletion" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "identity"."person_deletion" ADD CONSTRAINT "person_deletion_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_deletion_due" ON "identity"."person_deletion" USING btree ("due_at");
