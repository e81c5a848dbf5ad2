-- Who may ask: keys and sign-in sessions. A key begins with its tenant, so that row-level security binds the look-up
-- itself. Reasons: docs/adr/0080 and 0081. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

CREATE TABLE platform.credential (
  tenant_id uuid NOT NULL,
  credential_id uuid NOT NULL,
  -- Second part of a key's id, eight hexadecimal digits; drawn, and unique within the tenant alone.
  number text NOT NULL CHECK (number ~ '^[0-9a-f]{8}$'),
  -- SHA-256 of 32 random bytes: nothing to guess, so nothing to slow down.
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  tenant_kind text NOT NULL CHECK (tenant_kind IN ('school', 'group')),
  role text NOT NULL
    CHECK (role IN ('TRUST_LEAD', 'HEADTEACHER', 'CLERK', 'STAFF', 'AUDITOR', 'INTEGRATOR')),
  actor_id uuid NOT NULL,
  person_id uuid,
  label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Twelve months, the rest of the last day, and an hour for the clocks that may have been changed in between.
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  last_used_at timestamptz,
  PRIMARY KEY (tenant_id, credential_id),
  UNIQUE (tenant_id, number),
  CHECK (expires_at <= created_at + interval '12 months 1 day 1 hour')
);

CREATE TABLE platform.session (
  tenant_id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  credential_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, credential_id) REFERENCES platform.credential (tenant_id, credential_id),
  CHECK (expires_at <= created_at + interval '12 hours 1 minute')
);
CREATE INDEX session_of_credential ON platform.session (tenant_id, credential_id);
CREATE INDEX session_expiry ON platform.session (tenant_id, expires_at);

ALTER TABLE platform.credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.credential FORCE ROW LEVEL SECURITY;
ALTER TABLE platform.session ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.session FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.credential TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
CREATE POLICY asked_tenants ON platform.session TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));

-- No DELETE of keys: who could ask, and until when, stays known.
GRANT SELECT, INSERT, UPDATE (secret_hash, label, created_at, expires_at, revoked_at, last_used_at)
  ON platform.credential TO trustlog_platform;
GRANT SELECT, INSERT, DELETE ON platform.session TO trustlog_platform;

-- A revoked key stays revoked.
CREATE FUNCTION platform.keep_revoked() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at THEN
    RAISE EXCEPTION 'a revoked key stays revoked' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $f$;
REVOKE ALL ON FUNCTION platform.keep_revoked() FROM PUBLIC;
CREATE TRIGGER keep_revoked BEFORE UPDATE ON platform.credential
  FOR EACH ROW EXECUTE FUNCTION platform.keep_revoked();
