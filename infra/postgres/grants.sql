-- What the roles may do in one database before any migration. Run by the administrator in that database at every
-- start, under a lock. Rights on tables and functions are given by the migration that makes them.
DO $grants$
DECLARE
  may_all boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO trustlog_owner, trustlog_append, trustlog_seed, trustlog_read, '
    'trustlog_project, trustlog_platform, trustlog_relay, trustlog_seal', current_database());
  EXECUTE format('GRANT CREATE, TEMPORARY ON DATABASE %I TO trustlog_owner', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO trustlog_project', current_database());

  IF NOT may_all THEN
    -- An administrator who is no superuser must be able to become the owner to make schemas for it.
    EXECUTE format('GRANT trustlog_owner TO %I', current_user);
  END IF;

  CREATE SCHEMA IF NOT EXISTS store AUTHORIZATION trustlog_owner;
  CREATE SCHEMA IF NOT EXISTS read AUTHORIZATION trustlog_owner;
  CREATE SCHEMA IF NOT EXISTS platform AUTHORIZATION trustlog_owner;

  IF may_all OR has_schema_privilege('public', 'CREATE WITH GRANT OPTION') THEN
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  END IF;

  -- With set_config() one injected SELECT could name another tenant; SET LOCAL cannot be written inside a SELECT.
  IF may_all THEN
    REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC;
  ELSIF has_function_privilege('trustlog_read', 'pg_catalog.set_config(text, text, boolean)', 'EXECUTE') THEN
    RAISE WARNING 'only a superuser can take set_config() from PUBLIC; run infra/postgres/grants.sql once as one';
  END IF;
END
$grants$;

GRANT USAGE ON SCHEMA store
  TO trustlog_store, trustlog_append, trustlog_seed, trustlog_read, trustlog_project, trustlog_platform;
GRANT USAGE ON SCHEMA read TO trustlog_read, trustlog_project, trustlog_platform;
GRANT USAGE ON SCHEMA platform TO trustlog_platform;
