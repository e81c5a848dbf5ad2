import { createHmac } from 'node:crypto';
import { deriveId } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Actor } from './actor.js';
import { writeKey } from './credential-key.js';
import type { CredentialRole } from './credential-row.js';
import type { Credentials } from './credentials.js';

/** Those whom one can play in the demo, in the order in which they are offered. */
export const DEMO_NAMES = [
  'trustLead',
  'headteacher',
  'chair',
  'staff',
  'clerk',
  'auditor',
  'integrator',
  'otherTrustLead',
] as const;
export type DemoName = (typeof DEMO_NAMES)[number];

/** Who stands behind a demo key. */
export interface DemoIdentity {
  readonly tenantId: Uuid;
  readonly tenantKind: Actor['tenantKind'];
  readonly role: CredentialRole;
  readonly actorId: Uuid;
  readonly personId: Uuid | null;
  /** Invented, for the sign-in page. */
  readonly personName?: string;
  readonly tenantName?: string;
}

export type DemoIdentities = Readonly<Record<DemoName, DemoIdentity>>;

/** Injection token of `DemoIdentities`. */
export const DEMO_IDENTITIES = Symbol('DemoIdentities');

const LABELS: Readonly<Record<DemoName, string>> = {
  trustLead: 'Trust safeguarding lead',
  headteacher: 'Headteacher',
  chair: 'Chair of governors',
  staff: 'Member of staff',
  clerk: 'Clerk',
  auditor: 'Auditor',
  integrator: 'Integrator',
  otherTrustLead: 'Safeguarding lead of another group',
};

/** The name for people. */
export const demoLabel = (name: DemoName): string => LABELS[name];

export const isDemoName = (text: unknown): text is DemoName => DEMO_NAMES.some((name) => name === text);

const MONTHS = 12;

const credentialIdOf = (tenantId: Uuid, name: DemoName): Uuid => deriveId('demo-credential', tenantId, name);

/** Whether somebody was recognised by a demo key: where demo mode is off, such a one is nobody. */
export const isDemoActor = ({ tenantId, credentialId }: Actor): boolean =>
  DEMO_NAMES.some((name) => credentialIdOf(tenantId, name) === credentialId);

/**
 * Keys of the sandbox's users. They follow from the installation's own secret, so that they are the same on each call
 * and different on each machine. They exist in demo mode only.
 */
export class DemoKeys {
  /** `secret`: the installation's secret for this purpose, 32 bytes. */
  constructor(private readonly secret: Uint8Array) {}

  /** Stores all of them, or lets those that are stored live for another twelve months. A revoked one stays revoked. */
  async ensure(credentials: Credentials, identities: DemoIdentities): Promise<void> {
    const end = new Date();
    end.setUTCMonth(end.getUTCMonth() + MONTHS);
    for (const name of DEMO_NAMES) {
      const { tenantId, tenantKind, role, actorId, personId } = identities[name];
      await credentials.issue({
        ...{ tenantId, tenantKind, role, actorId, personId },
        label: `Demo: ${demoLabel(name)}`,
        expiresAt: end.toISOString(),
        credentialId: credentialIdOf(tenantId, name),
        credentialNumber: this.number(name),
        secret: this.secretOf(name),
      });
    }
  }

  /** Every key by its name. Asks nobody: a key works once `ensure` has stored it. */
  keys(identities: DemoIdentities): Record<DemoName, string> {
    return Object.fromEntries(DEMO_NAMES.map((name) => [name, this.key(name, identities)])) as Record<DemoName, string>;
  }

  key(name: DemoName, identities: DemoIdentities): string {
    const { tenantId } = identities[name];
    return writeKey({ tenantId, number: this.number(name), secret: this.secretOf(name) });
  }

  private number(name: DemoName): string {
    return createHmac('sha256', 'demo-number').update(name).digest('hex').slice(0, 8);
  }

  private secretOf(name: DemoName): Buffer {
    return createHmac('sha256', this.secret).update(name).digest();
  }
}
