-- Keys of personal data: one per tenant and subject, wrapped by the tenant's key, which lies in a keyring outside the
-- database. Reasons: docs/adr/0040 and 0041. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO trustlog_platform;

-- Which of the keyring's keys wraps this tenant's subject keys now; never the key. Whoever adds a key holds the row
-- FOR SHARE, whoever destroys one or wraps all of them again holds it FOR UPDATE: that is the fence.
CREATE TABLE platform.tenant_key (
  tenant_id uuid PRIMARY KEY,
  key_id text NOT NULL,
  -- Raised with every destruction and rewrap, so that processes drop the opened keys they keep in memory.
  generation bigint NOT NULL DEFAULT 1,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A destroyed key leaves its row as the tombstone. key_id is null in the tombstone of a subject that never had one.
CREATE TABLE platform.subject_key (
  tenant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  key_id text,
  wrapped_key bytea,
  -- The tenant key that wrapped it last; a destruction is complete when the keyring does not have that key any more.
  wrapped_by text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  destroyed_at timestamptz,
  destroyed_rule text,
  PRIMARY KEY (tenant_id, subject_id),
  CHECK ((destroyed_at IS NULL) = (wrapped_key IS NOT NULL)),
  CHECK ((destroyed_at IS NULL) = (destroyed_rule IS NULL)),
  CHECK (wrapped_key IS NULL OR (key_id IS NOT NULL AND wrapped_by IS NOT NULL))
);

ALTER TABLE platform.tenant_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.tenant_key FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.subject_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.subject_key FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.tenant_key TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON platform.subject_key TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));

-- No DELETE: a subject whose tombstone is gone would look like one that never was.
GRANT SELECT, INSERT, UPDATE (key_id, generation, since) ON platform.tenant_key TO trustlog_platform;
GRANT SELECT, INSERT, UPDATE (wrapped_key, wrapped_by, destroyed_at, destroyed_rule) ON platform.subject_key
  TO trustlog_platform;

-- A destroyed key stays destroyed, and a key never becomes another one.
CREATE FUNCTION platform.keep_tombstone() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a destroyed key stays destroyed' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $f$;
REVOKE ALL ON FUNCTION platform.keep_tombstone() FROM PUBLIC;
CREATE TRIGGER keep_tombstone BEFORE UPDATE ON platform.subject_key
  FOR EACH ROW EXECUTE FUNCTION platform.keep_tombstone();
