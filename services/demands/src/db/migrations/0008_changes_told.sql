-- Says at the commit which records changed, to whoever keeps answers made of them. A record that is new is in none.
create function demands.tell_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    perform pg_notify('record_changed', 'demands');
  else
    -- A notification holds 8000 bytes: some two hundred ids.
    perform pg_notify('record_changed', 'demands ' || string_agg(id::text, ' '))
    from (select id, row_number() over () / 200 as part from changed) numbered group by part;
  end if;
  return null;
end
$$;--> statement-breakpoint
create trigger demand_update_told after update on demands.demand referencing old table as changed
  for each statement execute function demands.tell_changed();--> statement-breakpoint
create trigger demand_delete_told after delete on demands.demand referencing old table as changed
  for each statement execute function demands.tell_changed();--> statement-breakpoint
create trigger demand_truncate_told after truncate on demands.demand
  for each statement execute function demands.tell_changed();
