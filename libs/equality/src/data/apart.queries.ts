import type { Executor } from '#platform/database'

export interface RoleReach {
  readonly role: string
  /** Attributes with which a role gets around every right, or makes itself one: superuser and the like. */
  readonly powers: readonly string[]
  /** Roles that it may act as and that could read everything, or own the schema. */
  readonly memberOf: readonly string[]
  /** Schemas, tables and routines of the given schemas that it may use. */
  readonly reaches: readonly string[]
}

const REACH = `
  with me as (select * from pg_roles where rolname = current_user),
  place as (select n.oid, n.nspname, n.nspowner from pg_namespace n where case when $1 then n.nspname = 'equality' else n.nspname !~ '^pg_' and n.nspname not in ('equality', 'information_schema') end)
  select current_user as role,
    array(select power from me, lateral (values ('superuser', rolsuper), ('createrole', rolcreaterole), ('replication', rolreplication), ('bypassrls', rolbypassrls)) as p (power, has) where has) as powers,
    array(select g.rolname::text from pg_roles g where g.rolname <> current_user and pg_has_role(current_user, g.oid, 'member') and not (select rolsuper from me)
      and (g.rolname like 'pg\\_%' and g.rolname <> 'pg_database_owner' or g.rolsuper or g.rolcreaterole or g.oid in (select nspowner from place)) order by 1) as "memberOf",
    array(select 'schema ' || nspname from place where has_schema_privilege(oid, 'usage') or has_schema_privilege(oid, 'create')
      union all select 'table ' || place.nspname || '.' || c.relname from pg_class c join place on place.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and (has_table_privilege(c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege(c.oid, 'select, insert, update, references'))
      order by 1) as reaches`

/** What the application's role could do to the schema `equality`, asked over its own connection. Nothing, when all is well. */
export const reachIntoEquality = (application: Executor): Promise<RoleReach> => application.one<RoleReach>(REACH, [true])

/** What the role of equality could do outside its schema. */
export const reachOutOfEquality = (equality: Executor): Promise<RoleReach> => equality.one<RoleReach>(REACH, [false])
