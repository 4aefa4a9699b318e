-- People's data (contacts, inventors' addresses) has a scope of its own. Keys that may do everything an organisation
-- can do keep it; narrower ones were not made for it.
update "identity"."api_key"
set "permissions" = ("permissions"::jsonb || '{"contacts":["read"]}')::text
where "permissions"::jsonb @> '{"listings":["read","write"],"demands":["read","write"],"pairs":["read","decide"],"deals":["read","write"],"contracts":["sign"]}';
