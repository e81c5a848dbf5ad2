import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { hashedContent, type PolicyContent } from '#contracts/policy-content.js';

/** SHA-256, lower-case hexadecimal, over the canonical JSON (RFC 8785) of what a version says. */
export const contentHash = (content: PolicyContent): string =>
  createHash('sha256')
    .update(canonicalize(hashedContent(content)) ?? '')
    .digest('hex');
