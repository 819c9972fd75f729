-- Whatever X-Forwarded-For held was kept as an address. From now on only IP addresses are; what is none is forgotten.
create function pg_temp.address_or_null(said text) returns inet language plpgsql as $$
begin
    return said::inet;
exception when others then
    return null;
end $$;

alter table audit_entry alter column address type inet using pg_temp.address_or_null(address);
