-- Facts about this installation as a whole; nothing of any tenant.
CREATE TABLE platform.installation (
  fact text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON platform.installation TO trustlog_platform;
