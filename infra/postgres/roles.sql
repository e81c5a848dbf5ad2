-- The roles of Trustlog, which belong to the whole server and not to one database. Run by the administrator
-- (a superuser or a role with CREATEROLE) at every start, under a lock; it changes nothing when nothing is missing.
-- Passwords are set by the program, from its role secret. What each role may do is in grants.sql and the migrations.
DO $roles$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('trustlog_owner',    'LOGIN'),   -- owns the schemas, runs the migrations, nothing at run time
      ('trustlog_store',    'NOLOGIN'), -- owns the append functions; nobody signs in as it
      ('trustlog_append',   'LOGIN'),   -- may call append() and nothing else
      ('trustlog_seed',     'LOGIN'),   -- may call append_at(): the sandbox brings its own clock
      ('trustlog_read',     'LOGIN'),   -- SELECT under row-level security
      ('trustlog_project',  'LOGIN'),   -- reads events, writes read tables and checkpoints
      ('trustlog_platform', 'LOGIN'),   -- credentials, sessions, subject keys, state of the mail
      ('trustlog_relay',    'LOGIN'),   -- reads events, keeps how far they are published to Kafka
      ('trustlog_seal',     'LOGIN')    -- reads events, keeps the trees over them and their signed checkpoints
    ) AS role (name, login)
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I %s NOINHERIT', wanted.name, wanted.login);
    END IF;
    -- A role that row-level security does not bind would show one trust another's records.
    IF EXISTS (
      SELECT FROM pg_roles
      WHERE rolname = wanted.name
        AND (rolsuper OR rolbypassrls OR rolinherit OR rolcreaterole OR rolcreatedb OR rolreplication
             OR rolcanlogin <> (wanted.login = 'LOGIN'))
    ) THEN
      RAISE EXCEPTION 'role % has been given more rights than it may have', wanted.name
        USING HINT = format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOINHERIT NOCREATEROLE NOCREATEDB NOREPLICATION %s',
                            wanted.name, wanted.login);
    END IF;
  END LOOP;

  -- The owner makes the append functions and hands them to the store role, for which it must be able to become it.
  IF NOT pg_has_role('trustlog_owner', 'trustlog_store', 'MEMBER') THEN
    GRANT trustlog_store TO trustlog_owner;
  END IF;

  -- A plan cached while the tables were small was a sequential scan and stayed one.
  FOR wanted IN
    SELECT rolname AS name FROM pg_roles
    WHERE rolname IN ('trustlog_append', 'trustlog_seed')
      AND NOT ('enable_seqscan=off' = ANY (coalesce(rolconfig, '{}')))
  LOOP
    EXECUTE format('ALTER ROLE %I SET enable_seqscan = off', wanted.name);
  END LOOP;
END
$roles$;
