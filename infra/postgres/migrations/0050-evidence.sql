-- Files that belong to a case, sealed before they arrive here. Reasons: docs/adr/0085. Run as trustlog_owner. Runs on
-- PostgreSQL 15 to 18.

CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE platform.evidence (
  tenant_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  -- Whose key seals the file's key: the case's. When that key is destroyed, the file is bytes without a meaning.
  subject_id uuid NOT NULL,
  key_sealed text NOT NULL,
  -- Nonce, ciphertext and tag of AES-256-GCM.
  content_sealed bytea NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, evidence_id)
);
-- Ciphertext does not get smaller: no attempt to compress it.
ALTER TABLE platform.evidence ALTER COLUMN content_sealed SET STORAGE EXTERNAL;

ALTER TABLE platform.evidence ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.evidence FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.evidence TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
-- Neither UPDATE nor DELETE: evidence stays as it came, and ends with its case's key.
GRANT SELECT, INSERT ON platform.evidence TO trustlog_platform;
