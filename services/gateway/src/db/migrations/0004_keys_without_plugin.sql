ALTER TABLE "identity"."api_key" DROP COLUMN "config_id";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "prefix";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "rate_limit_enabled";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "rate_limit_time_window";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "rate_limit_max";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "request_count";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "remaining";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "refill_interval";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "refill_amount";--> statement-breakpoint
ALTER TABLE "identity"."api_key" DROP COLUMN "last_refill_at";