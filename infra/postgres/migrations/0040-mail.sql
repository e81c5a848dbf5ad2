-- Mail on its way out, and what became of it. Recipient, subject line and text are sealed with the person's key.
-- Reasons: docs/adr/0042. Run as trustlog_owner. Runs on PostgreSQL 15 to 18.

CREATE SCHEMA IF NOT EXISTS platform;
GRANT USAGE ON SCHEMA platform TO trustlog_platform;

CREATE TABLE platform.mail (
  tenant_id uuid NOT NULL,
  mail_id uuid NOT NULL,
  kind text NOT NULL,
  -- What it is about, for the feature that queued it: a campaign's id, for one. Never personal.
  reference text NOT NULL,
  -- Whose key seals it.
  person_id uuid NOT NULL,
  recipient_sealed text NOT NULL,
  subject_line_sealed text NOT NULL,
  -- Gone once it was sent: a link in it must not outlive its use here.
  content_sealed text,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed', 'not_sent')),
  attempts integer NOT NULL DEFAULT 0,
  -- A code such as SMTP_TEMPORARY_451; never what the server wrote, which often repeats the address.
  last_error_code text,
  message_id text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  -- When the feature had been told of the outcome.
  reported_at timestamptz,
  lease_id uuid,
  lease_until timestamptz,
  PRIMARY KEY (tenant_id, mail_id),
  CHECK ((status = 'queued') = (finished_at IS NULL)),
  CHECK (content_sealed IS NOT NULL OR status = 'sent')
);
CREATE INDEX mail_due ON platform.mail (tenant_id, next_attempt_at) WHERE reported_at IS NULL;
CREATE INDEX mail_newest ON platform.mail (tenant_id, created_at DESC, mail_id);
-- For the one question across tenants: where is something due? It carries no tenant's data but its id.
CREATE INDEX mail_due_anywhere ON platform.mail (next_attempt_at, tenant_id) WHERE reported_at IS NULL;

ALTER TABLE platform.mail ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.mail FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.mail TO trustlog_platform
  USING (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]))
  WITH CHECK (tenant_id = ANY (string_to_array(current_setting('app.tenants', true), ',')::uuid[]));
GRANT SELECT, INSERT ON platform.mail TO trustlog_platform;
GRANT UPDATE (content_sealed, status, attempts, last_error_code, message_id, next_attempt_at, finished_at, reported_at,
  lease_id, lease_until) ON platform.mail TO trustlog_platform;

-- A worker does not know which of thousands of tenants have mail due, and sees no tenant that it does not name.
-- This answers with ids of tenants and nothing else.
CREATE POLICY store_finds_due ON platform.mail FOR SELECT TO trustlog_store USING (reported_at IS NULL);
GRANT USAGE ON SCHEMA platform TO trustlog_store;
GRANT SELECT (tenant_id, next_attempt_at, lease_until, reported_at) ON platform.mail TO trustlog_store;
CREATE FUNCTION platform.tenants_with_mail_due(p_limit integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
  SELECT DISTINCT due.tenant_id FROM (
    SELECT m.tenant_id FROM platform.mail m
    WHERE m.reported_at IS NULL AND m.next_attempt_at <= clock_timestamp()
      AND (m.lease_until IS NULL OR m.lease_until < clock_timestamp())
    ORDER BY m.next_attempt_at LIMIT p_limit) due
$f$;
REVOKE ALL ON FUNCTION platform.tenants_with_mail_due(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.tenants_with_mail_due(integer) TO trustlog_platform;
GRANT CREATE ON SCHEMA platform TO trustlog_store;
ALTER FUNCTION platform.tenants_with_mail_due(integer) OWNER TO trustlog_store;
REVOKE CREATE ON SCHEMA platform FROM trustlog_store;
