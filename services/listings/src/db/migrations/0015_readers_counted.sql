CREATE TABLE "listings"."reader" (
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reader" text NOT NULL,
	"reads" integer NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reader_record_id_kind_reader_pk" PRIMARY KEY("record_id","kind","reader")
);
