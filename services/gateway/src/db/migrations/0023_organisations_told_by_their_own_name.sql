-- notifications keeps what organisations call themselves from here on: at the next start it is told of all of them.
UPDATE "identity"."organisation" SET "told_version" = 0;
