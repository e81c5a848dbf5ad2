import type { Uuid } from '#platform/kernel/event.js';
import type { Json, JsonObject } from '#platform/kernel/json.js';

/** What a sealed field opens to. A destroyed key reads as erased, never as "never existed". */
export type Opened = { readonly value: Json } | { readonly erasedOn: string; readonly rule: string };

/**
 * Seals personal data under a key per tenant and subject (AES-256-GCM; additional data: tenant, subject, field, key id),
 * subject keys wrapped by the tenant's key, tenant keys in a keyring outside the database.
 * A sealed value is one text: `sealed:1:<subject uuid>:<field>:<key id>:<base64url of nonce, ciphertext, tag>`.
 * Faults are thrown as `SealingError`.
 */
export interface Sealing {
  /** Seals `value` of `field`, making the subject's key when it has none. Throws for a subject whose key was destroyed. */
  seal(tenantId: Uuid, subjectId: Uuid, field: string, value: Json): Promise<string>;
  /** Opens sealed texts of one tenant, in order, one key look-up for all of them. */
  open(tenantId: Uuid, sealed: readonly string[]): Promise<readonly Opened[]>;
  /** Opens sealed texts of several tenants, in order, one key look-up for all of them. */
  openAcross(sealed: readonly SealedOf[]): Promise<readonly (readonly Opened[])[]>;
}

/** Sealed texts of a tenant. */
export interface SealedOf {
  readonly tenantId: Uuid;
  readonly texts: readonly string[];
}

/** The personal fields of an event type: body field to the body field that holds the subject's id. */
export type PersonalFields = Readonly<Record<string, string>>;

/** A body and where its personal fields are. */
export interface PersonalBody {
  readonly personal: PersonalFields;
  readonly body: JsonObject;
}

/** A body, and the tenant whose keys open it. */
export interface BodyOf extends PersonalBody {
  readonly tenantId: Uuid;
}

/**
 * Seals and opens whole event bodies by the definition of their type. A personal field that is null or absent stays
 * so. A field whose key was destroyed opens to `{ erasedOn, rule }`, which `isErased` recognises. Opening checks that
 * each sealed text stands in the field and beside the subject it was written for.
 */
export interface BodySealing {
  sealBody(tenantId: Uuid, personal: PersonalFields, body: JsonObject): Promise<JsonObject>;
  openBody(tenantId: Uuid, personal: PersonalFields, body: JsonObject): Promise<JsonObject>;
  /** Many bodies of one tenant, in order, with one key look-up for all of them; all are sealed or none. */
  sealBodies(tenantId: Uuid, bodies: readonly PersonalBody[]): Promise<readonly JsonObject[]>;
  /** Many bodies of one tenant, in order, with one key look-up for all of them. */
  openBodies(tenantId: Uuid, bodies: readonly PersonalBody[]): Promise<readonly JsonObject[]>;
  /** Many bodies of any tenants, in order, with one key look-up for all of them. */
  openBodiesAcross(bodies: readonly BodyOf[]): Promise<readonly JsonObject[]>;
}

/** What stands in an opened body for a field whose key was destroyed. */
export interface Erased {
  /** Day of the destruction in Europe/London. */
  readonly erasedOn: string;
  readonly rule: string;
}

/** Whether a field of an opened body was erased. */
export const isErased = (value: unknown): value is Erased =>
  typeof value === 'object' && value !== null && 'erasedOn' in value && 'rule' in value;

/** The token by which Nest gives a `Sealing & BodySealing`; an interface has no name at run time. */
export const SEALING = Symbol('Sealing');
