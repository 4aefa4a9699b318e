ALTER TABLE "contracts"."title_dispute" ALTER COLUMN "number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."title_dispute" ALTER COLUMN "organisation_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contracts"."title_dispute" ADD COLUMN "grant_id" uuid;--> statement-breakpoint
ALTER TABLE "contracts"."title_dispute" ADD COLUMN "against" uuid[];--> statement-breakpoint
CREATE UNIQUE INDEX "title_dispute_once" ON "contracts"."title_dispute" USING btree ("grant_id","against");--> statement-breakpoint
ALTER TABLE "contracts"."title_dispute" ADD CONSTRAINT "title_dispute_by_whom" CHECK (case when "contracts"."title_dispute"."organisation_id" is null then num_nulls("contracts"."title_dispute"."grant_id", "contracts"."title_dispute"."against") = 0
        else "contracts"."title_dispute"."number" is not null and num_nulls("contracts"."title_dispute"."grant_id", "contracts"."title_dispute"."against") = 2 end);