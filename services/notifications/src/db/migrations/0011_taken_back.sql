ALTER TABLE "notifications"."deadline" ALTER COLUMN "subject" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "notifications"."deadline" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications"."deadline_subject" ALTER COLUMN "subject" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "notifications"."deadline" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "notifications"."notification" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "notifications"."notification" ADD COLUMN "slot" text;--> statement-breakpoint
ALTER TABLE "notifications"."notification" ADD COLUMN "void_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "notification_of_subject" ON "notifications"."notification" USING btree ("kind","subject") WHERE "notifications"."notification"."read_at" is null and "notifications"."notification"."void_at" is null;--> statement-breakpoint
ALTER TABLE "notifications"."deadline" ADD CONSTRAINT "deadline_reminds_somebody" CHECK (coalesce("notifications"."deadline"."organisation_id", "notifications"."deadline"."person_id") is not null);--> statement-breakpoint
-- What was told before can be taken back too. A reminder's fact names its kind, its subject and the slot of its date.
UPDATE "notifications"."notification" SET "subject" = split_part("fact", ' ', 2), "slot" = split_part("fact", ' ', 3)
WHERE "read_at" IS NULL AND "kind" IN ('record.expiring', 'deal.answer_due', 'payment.due', 'verification.ending', 'mandate.ending');--> statement-breakpoint
UPDATE "notifications"."notification" SET "subject" = coalesce("data" ->> 'id', "data" ->> 'mandateId')
WHERE "read_at" IS NULL AND "kind" IN ('membership.requested', 'mandate.proposed');
