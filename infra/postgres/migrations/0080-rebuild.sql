-- Read models that are to be made anew, how far that is, and which worker is at it. That it was asked for, and how it
-- ended, stands in the log; this is the worker's list. Reasons: docs/adr/0112. Run as trustlog_owner. PostgreSQL 15 to 18.
CREATE TABLE platform.rebuild (
  tenant_id uuid NOT NULL,
  rebuild_id uuid NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  -- Read models made anew, of how many.
  done integer NOT NULL DEFAULT 0 CHECK (done >= 0),
  of_models integer NOT NULL,
  began boolean NOT NULL DEFAULT false,
  stop_asked boolean NOT NULL DEFAULT false,
  ended_at timestamptz,
  outcome text CHECK (outcome IN ('done', 'stopped', 'failed')),
  failed_model text,
  -- Who is at it, and until when that is believed without a word.
  lease_id uuid,
  lease_until timestamptz,
  PRIMARY KEY (tenant_id, rebuild_id),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX rebuild_newest ON platform.rebuild (tenant_id, asked_at DESC, rebuild_id);
-- For the one question across tenants: where is something open? It carries no tenant's data but its id.
CREATE INDEX rebuild_open_anywhere ON platform.rebuild (tenant_id) WHERE ended_at IS NULL;

ALTER TABLE platform.rebuild ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.rebuild FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.rebuild TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
GRANT SELECT, INSERT ON platform.rebuild TO trustlog_platform;
GRANT UPDATE (done, began, stop_asked, ended_at, outcome, failed_model, lease_id, lease_until) ON platform.rebuild
  TO trustlog_platform;

-- As with mail: a worker sees no tenant that it does not name, and learns here which to name.
CREATE POLICY store_finds_open ON platform.rebuild FOR SELECT TO trustlog_store USING (ended_at IS NULL);
GRANT SELECT (tenant_id, ended_at, lease_until) ON platform.rebuild TO trustlog_store;
CREATE FUNCTION platform.tenants_with_rebuild_open() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT DISTINCT r.tenant_id FROM platform.rebuild r
  WHERE r.ended_at IS NULL AND (r.lease_until IS NULL OR r.lease_until < clock_timestamp())
$f$;
REVOKE ALL ON FUNCTION platform.tenants_with_rebuild_open() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.tenants_with_rebuild_open() TO trustlog_platform;
GRANT CREATE ON SCHEMA platform TO trustlog_store;
ALTER FUNCTION platform.tenants_with_rebuild_open() OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA platform FROM trustlog_store;
