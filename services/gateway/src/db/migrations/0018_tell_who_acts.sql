-- Services that hear of accreditations and mandates for the first time are told how they stand; the others know these versions.
insert into identity.outbox (event_id, type, key, version, payload)
select gen_random_uuid(), 'accreditation.changed', id::text, version, jsonb_build_object(
  'id', id, 'version', version, 'agencyId', agency_id, 'state', state, 'from', from_day, 'to', to_day)
from identity.accreditation;
--> statement-breakpoint
insert into identity.outbox (event_id, type, key, version, payload)
select gen_random_uuid(), 'mandate.changed', id::text, version, jsonb_build_object(
  'id', id, 'version', version, 'clientId', client_id, 'agencyId', agency_id, 'state', state,
  'about', case subject_kind when 'all' then jsonb_build_object('kind', 'all')
    else jsonb_build_object('kind', subject_kind, 'id', subject_id) end,
  'exclusive', exclusive, 'from', from_day, 'to', to_day, 'rights', rights, 'commission', commission,
  'proposedBy', proposed_by,
  'proposedAt', to_char(proposed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'acceptedAt', to_char(accepted_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'closed', null)
from identity.mandate where state = 'accepted';
