-- The log: one dense number per tenant, one function as the only way in. Reasons and layout: docs/adr/0010 to 0013.
-- Run as trustlog_owner, who may SET ROLE trustlog_store. Runs on PostgreSQL 15 to 18.

CREATE SCHEMA IF NOT EXISTS store;
GRANT USAGE ON SCHEMA store TO trustlog_store, trustlog_append, trustlog_seed, trustlog_read, trustlog_project, trustlog_platform;

-- One row per tenant, made with the tenant. Its lock is the order of the log. Half-empty pages keep its updates in place (HOT).
CREATE TABLE store.tenant_log (
  tenant_id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('school', 'group')),
  head bigint NOT NULL DEFAULT 0 CHECK (head >= 0),
  last_recorded_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z'
) WITH (fillfactor = 50);

-- command_id, request_hash and command_count stand on a command's first event only: that is what makes a repeat answer
-- as the first time, at the cost of one index entry per command.
CREATE TABLE store.event (
  tenant_id uuid NOT NULL,
  position bigint NOT NULL CHECK (position > 0),
  version bigint NOT NULL CHECK (version > 0),
  recorded_at timestamptz NOT NULL,
  occurred_at timestamptz NOT NULL,
  event_id uuid NOT NULL,
  correlation_id uuid NOT NULL,
  causation_id uuid,
  command_id uuid,
  command_count integer,
  schema_version integer NOT NULL,
  stream_id text NOT NULL,
  type text NOT NULL,
  actor_id text NOT NULL,
  content_hash bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  request_hash bytea,
  -- json, not jsonb: what was hashed is kept to the letter.
  body json NOT NULL,
  PRIMARY KEY (tenant_id, position),
  UNIQUE (tenant_id, stream_id, version)
);
CREATE UNIQUE INDEX event_command ON store.event (tenant_id, command_id) WHERE command_id IS NOT NULL;

-- A random name of this log, changed by every restore, promotion and reseed, so that no position outlives what it counted.
CREATE TABLE store.log_epoch (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch uuid NOT NULL DEFAULT gen_random_uuid(),
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO store.log_epoch DEFAULT VALUES;

-- Nothing is ever changed or taken away. Grants say so already; the triggers say it to whoever was granted too much.
CREATE FUNCTION store.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $f$
BEGIN
  RAISE EXCEPTION 'the log only grows: % on %.% is refused', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '42501';
END $f$;
REVOKE ALL ON FUNCTION store.refuse_change() FROM PUBLIC;
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON store.event
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();
CREATE TRIGGER only_grows BEFORE DELETE OR TRUNCATE ON store.tenant_log
  FOR EACH STATEMENT EXECUTE FUNCTION store.refuse_change();

-- Row-level security binds the owner too. Readers see the tenants named by SET LOCAL app.tenants, and none without it.
ALTER TABLE store.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.event FORCE ROW LEVEL SECURITY;
ALTER TABLE store.tenant_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.tenant_log FORCE ROW LEVEL SECURITY;
CREATE POLICY store_reads ON store.event FOR SELECT TO trustlog_store USING (true);
CREATE POLICY store_adds ON store.event FOR INSERT TO trustlog_store WITH CHECK (true);
CREATE POLICY store_keeps ON store.tenant_log TO trustlog_store USING (true) WITH CHECK (true);
CREATE POLICY asked_tenants ON store.event FOR SELECT TO trustlog_read, trustlog_project
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON store.tenant_log FOR SELECT TO trustlog_read, trustlog_project
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));

GRANT SELECT, INSERT ON store.event TO trustlog_store;
GRANT SELECT, INSERT ON store.tenant_log TO trustlog_store;
GRANT UPDATE (head, last_recorded_at) ON store.tenant_log TO trustlog_store;
GRANT SELECT, UPDATE ON store.log_epoch TO trustlog_store;
GRANT SELECT ON store.event, store.tenant_log, store.log_epoch TO trustlog_read, trustlog_project;
GRANT SELECT ON store.log_epoch TO trustlog_platform, trustlog_append, trustlog_seed;
