-- Two roles on one database, so that equality answers are out of the application's reach. Run it as a superuser, connected to the
-- database of Waymark; run it as often as you like. It sets no passwords: give each role one of its own afterwards.
--   waymark_app       owns the database and everything in it but the schema "equality": DATABASE_URL
--   waymark_equality  owns the schema "equality" and nothing else: EQUALITY_DATABASE_URL

do $$
begin
  if not exists (select from pg_roles where rolname = 'waymark_app') then create role waymark_app; end if;
  if not exists (select from pg_roles where rolname = 'waymark_equality') then create role waymark_equality; end if;
end $$;
alter role waymark_app with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role waymark_equality with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

do $$
begin
  execute format('alter database %I owner to waymark_app', current_database());
  -- PostgreSQL lets everybody connect and make temporary tables; here nobody else may.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, temporary on database %I to waymark_equality', current_database());
end $$;
-- Whoever owns the database owns "public", too (the role pg_database_owner).
revoke all on schema public from public;

-- Hands over what another role made before there were these two. Nothing is left to do the next time.
do $$
declare
  application oid := (select oid from pg_roles where rolname = 'waymark_app');
  handover record;
begin
  for handover in
    with place as (select oid, nspname, nspowner from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'equality')),
    -- What an extension brought along stays the extension's.
    extended as (select classid, objid from pg_depend where deptype = 'e'),
    -- Sequences of columns follow their tables.
    followers as (select objid from pg_depend where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and deptype in ('a', 'i'))
    select format('alter schema %I owner to waymark_app', nspname) as command from place where nspname <> 'public' and nspowner <> application
    union all
    select format('alter %s %I.%I owner to waymark_app',
                  case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'c' then 'type' when 'f' then 'foreign table' else 'table' end,
                  place.nspname, c.relname)
      from pg_class c join place on place.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'S', 'c', 'f') and c.relowner <> application
       and not exists (select from extended where classid = 'pg_class'::regclass and objid = c.oid)
       and not (c.relkind = 'S' and exists (select from followers where objid = c.oid))
    union all
    select format('alter routine %s owner to waymark_app', p.oid::regprocedure)
      from pg_proc p join place on place.oid = p.pronamespace
     where p.proowner <> application and not exists (select from extended where classid = 'pg_proc'::regclass and objid = p.oid)
    union all
    select format('alter type %I.%I owner to waymark_app', place.nspname, t.typname)
      from pg_type t join place on place.oid = t.typnamespace
     where t.typtype in ('e', 'd', 'r') and t.typowner <> application and not exists (select from extended where classid = 'pg_type'::regclass and objid = t.oid)
  loop
    execute handover.command;
  end loop;
end $$;

do $$
begin
  if not exists (select from pg_namespace where nspname = 'equality') then create schema equality authorization waymark_equality; end if;
end $$;
alter schema equality owner to waymark_equality;
revoke all on schema equality from public, waymark_app;
