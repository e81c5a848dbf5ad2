-- The Merkle tree of each tenant, as far as it was made, and the checkpoints that were signed. Reasons: docs/adr/0165 to 0168.
-- Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

-- The tree of each tenant: roots of its complete subtrees, the largest first, 32 bytes each. What is here is not signed
-- before it is flushed, and not believed before it agrees with what is kept outside the database. A fault stops the tenant.
CREATE TABLE platform.log_tree (
  tenant_id uuid PRIMARY KEY,
  history integer NOT NULL DEFAULT 1 CHECK (history > 0),
  size bigint NOT NULL DEFAULT 0 CHECK (size >= 0),
  peaks bytea NOT NULL DEFAULT '',
  signed_size bigint CHECK (signed_size BETWEEN 0 AND size),
  signed_at timestamptz,
  fault text CHECK (fault ~ '^PROOF\.[A-Z_]+$'),
  fault_position bigint,
  fault_at timestamptz,
  CHECK ((signed_size IS NULL) = (signed_at IS NULL)),
  CHECK ((fault IS NULL) = (fault_at IS NULL))
) WITH (fillfactor = 50);

-- Complete subtrees of 256, 65,536 and 16,777,216 leaves: a proof is made of few of them and of at most 255 leaves a side.
CREATE TABLE platform.log_node (
  tenant_id uuid NOT NULL,
  history integer NOT NULL,
  level smallint NOT NULL CHECK (level IN (8, 16, 24)),
  index bigint NOT NULL CHECK (index >= 0),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tenant_id, history, level, index)
);

-- Signed checkpoints: the latest, and the last of each day before.
CREATE TABLE platform.log_checkpoint (
  tenant_id uuid NOT NULL,
  history integer NOT NULL,
  size bigint NOT NULL CHECK (size >= 0),
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, history, size)
);

-- Signed statements by which an operator began a history anew, because the one before could not be continued.
CREATE TABLE platform.log_history (
  tenant_id uuid NOT NULL,
  history integer NOT NULL CHECK (history > 1),
  note text NOT NULL,
  stated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, history)
);

ALTER TABLE platform.log_tree ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.log_tree FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.log_node ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.log_node FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.log_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.log_checkpoint FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.log_history ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.log_history FORCE ROW LEVEL SECURITY;

CREATE POLICY asked_tenants ON platform.log_tree TO trustlog_seal
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON platform.log_node TO trustlog_seal
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON platform.log_checkpoint TO trustlog_seal
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON platform.log_history TO trustlog_seal
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants_read ON platform.log_tree FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants_read ON platform.log_node FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants_read ON platform.log_checkpoint FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants_read ON platform.log_history FOR SELECT TO trustlog_read
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY store_compares ON platform.log_tree FOR SELECT TO trustlog_store USING (true);

-- The sealer reads the log, keeps these four tables, and may do nothing else. No statement is ever taken back.
GRANT USAGE ON SCHEMA store, platform TO trustlog_seal;
GRANT USAGE ON SCHEMA platform TO trustlog_read;
GRANT SELECT ON store.event, store.tenant_log, store.log_epoch TO trustlog_seal;
ALTER POLICY asked_tenants ON store.event TO trustlog_read, trustlog_project, trustlog_relay, trustlog_seal;
ALTER POLICY asked_tenants ON store.tenant_log TO trustlog_read, trustlog_project, trustlog_seal;
GRANT SELECT, INSERT ON platform.log_tree, platform.log_node, platform.log_checkpoint, platform.log_history TO trustlog_seal;
GRANT UPDATE (history, size, peaks, signed_size, signed_at, fault, fault_position, fault_at) ON platform.log_tree TO trustlog_seal;
GRANT UPDATE (note, signed_at), DELETE ON platform.log_checkpoint TO trustlog_seal;
GRANT SELECT ON platform.log_tree, platform.log_node, platform.log_checkpoint, platform.log_history TO trustlog_read;

-- Which tenants have something that is not signed, from p_after on and round again: at least p_events of it, or signed
-- last more than p_seconds ago. One whose tree is at fault is looked at again after p_patience seconds.
CREATE FUNCTION platform.unsealed(p_events bigint, p_seconds integer, p_patience integer, p_after uuid, p_limit integer)
RETURNS TABLE (tenant_id uuid, head bigint, signed_size bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT t.tenant_id, t.head, coalesce(l.signed_size, 0)
  FROM store.tenant_log t LEFT JOIN platform.log_tree l ON l.tenant_id = t.tenant_id
  WHERE t.head <> coalesce(l.signed_size, 0)
    AND (t.head - coalesce(l.signed_size, 0) >= p_events OR l.signed_at IS NULL
      OR l.signed_at <= now() - make_interval(secs => p_seconds))
    AND (l.fault_at IS NULL OR l.fault_at <= now() - make_interval(secs => p_patience))
  ORDER BY t.tenant_id <= p_after, t.tenant_id LIMIT p_limit
$f$;

-- The state of all trees in a row of figures, for probes: how many events are not signed, since when the oldest of those
-- tenants was signed last, how many tenants are at fault.
CREATE FUNCTION platform.seal_state()
RETURNS TABLE (unsealed bigint, waiting_seconds double precision, faults bigint, first_fault text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT coalesce(sum(t.head - coalesce(l.signed_size, 0)), 0)::bigint,
    coalesce(max(extract(epoch FROM now() - greatest(l.signed_at, t.last_recorded_at)))
      FILTER (WHERE t.head > coalesce(l.signed_size, 0)), 0)::double precision,
    count(l.fault), min(l.fault)
  FROM store.tenant_log t LEFT JOIN platform.log_tree l ON l.tenant_id = t.tenant_id
$f$;

-- Tenants whose trees are at fault, for doctor.
CREATE FUNCTION platform.seal_faults(p_limit integer)
RETURNS TABLE (tenant_id uuid, fault text, fault_position bigint, fault_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT l.tenant_id, l.fault, l.fault_position, l.fault_at FROM platform.log_tree l
  WHERE l.fault IS NOT NULL ORDER BY l.fault_at, l.tenant_id LIMIT p_limit
$f$;

GRANT SELECT ON platform.log_tree TO trustlog_store;
GRANT CREATE ON SCHEMA platform TO trustlog_store;
ALTER FUNCTION platform.unsealed(bigint, integer, integer, uuid, integer) OWNER TO trustlog_store;
ALTER FUNCTION platform.seal_state() OWNER TO trustlog_store;
ALTER FUNCTION platform.seal_faults(integer) OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA platform FROM trustlog_store;
SET LOCAL ROLE trustlog_store;
REVOKE ALL ON FUNCTION platform.unsealed(bigint, integer, integer, uuid, integer), platform.seal_state(),
  platform.seal_faults(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.unsealed(bigint, integer, integer, uuid, integer), platform.seal_state(),
  platform.seal_faults(integer) TO trustlog_seal;
RESET ROLE;
