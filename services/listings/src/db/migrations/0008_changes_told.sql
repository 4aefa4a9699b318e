-- Says at the commit which records changed, to whoever keeps answers made of them. A record that is new is in none.
create function listings.tell_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    perform pg_notify('record_changed', 'listings');
  else
    -- A notification holds 8000 bytes: some two hundred ids.
    perform pg_notify('record_changed', 'listings ' || string_agg(id::text, ' '))
    from (select id, row_number() over () / 200 as part from changed) numbered group by part;
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger listing_update_told after update on listings.listing referencing old table as changed
  for each statement execute function listings.tell_changed();--> statement-breakpoint
create trigger listing_delete_told after delete on listings.listing referencing old table as changed
  for each statement execute function listings.tell_changed();--> statement-breakpoint
create trigger listing_truncate_told after truncate on listings.listing
  for each statement execute function listings.tell_changed();
