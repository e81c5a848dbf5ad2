-- What writers are doing on the nodes, for who wants to know which past is settled: nothing is recorded any more before
-- `clock_ms` by an append that was under way, when `idle`. Each node is asked for its clock and then for locks on its
-- parts of the tenants' rows; the earliest clock counts. Reasons: docs/adr/0107 and 0163. Run by the administrator.
CREATE OR REPLACE FUNCTION store.writers() RETURNS TABLE (clock_ms float8, idle boolean)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT coalesce(min((n.result::json ->> 'ms')::float8), 0), coalesce(bool_and(n.success AND (n.result::json ->> 'idle')::boolean), false)
  FROM run_command_on_workers($q$
    SELECT json_build_object('ms', c.ms, 'idle', NOT EXISTS (
      SELECT FROM pg_locks l JOIN pg_class t ON t.oid = l.relation
      WHERE l.locktype = 'relation' AND l.mode IN ('RowShareLock', 'RowExclusiveLock')
        AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
        AND t.relnamespace = 'store'::regnamespace AND t.relname ~ '^tenant_log_[0-9]+$' AND c.ms > 0))
    FROM (SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms OFFSET 0) c$q$) n;
$f$;
ALTER FUNCTION store.writers() OWNER TO trustlog_store;
REVOKE ALL ON FUNCTION store.writers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store.writers() TO trustlog_read;
-- It alone carries a statement to the nodes, and that statement is written out above.
GRANT EXECUTE ON FUNCTION pg_catalog.run_command_on_workers(text, boolean),
  pg_catalog.master_run_on_worker(text[], integer[], text[], boolean) TO trustlog_store;
