ALTER TABLE "listings"."listing" ADD COLUMN "out_of_view" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listings"."owner" ADD COLUMN "in_view" boolean DEFAULT true NOT NULL;