/** Statements of `MailDelivery`; `$n` as said at each. A lease that was lost changes no row. */

/** Limit -> ids of tenants where something is due. */
export const TENANTS_DUE = 'SELECT tenant_id FROM platform.tenants_with_mail_due($1) AS due(tenant_id)';

/** Limit, lease id, lease in milliseconds -> rows that now are this worker's. Those that others hold are passed over. */
export const CLAIM = `
  WITH due AS (
    SELECT tenant_id, mail_id FROM platform.mail
    WHERE reported_at IS NULL AND next_attempt_at <= now() AND (lease_until IS NULL OR lease_until < now())
    ORDER BY next_attempt_at, mail_id LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE platform.mail m SET lease_id = $2, lease_until = now() + $3 * interval '1 ms',
    attempts = attempts + CASE WHEN status = 'queued' THEN 1 ELSE 0 END
  FROM due WHERE m.tenant_id = due.tenant_id AND m.mail_id = due.mail_id
  RETURNING m.*`;

/** Tenant, mail, lease id, status, error code, message id -> finished; the lease stays until the feature was told. */
export const FINISH = `
  UPDATE platform.mail SET status = $4, last_error_code = $5, message_id = $6, finished_at = now(),
    content_sealed = CASE WHEN $4 = 'sent' THEN NULL ELSE content_sealed END,
    attempts = attempts - CASE WHEN $4 = 'not_sent' THEN 1 ELSE 0 END
  WHERE tenant_id = $1 AND mail_id = $2 AND lease_id = $3 AND status = 'queued' RETURNING *`;

/** Tenant, mail, lease id, error code, delay in milliseconds -> goes again later. */
export const POSTPONE = `
  UPDATE platform.mail SET last_error_code = coalesce($4, last_error_code), lease_id = NULL, lease_until = NULL,
    next_attempt_at = now() + $5 * interval '1 ms'
  WHERE tenant_id = $1 AND mail_id = $2 AND lease_id = $3`;

/** Tenant, mail, lease id -> done. */
export const REPORTED = `
  UPDATE platform.mail SET reported_at = now(), lease_id = NULL, lease_until = NULL
  WHERE tenant_id = $1 AND mail_id = $2 AND lease_id = $3`;
