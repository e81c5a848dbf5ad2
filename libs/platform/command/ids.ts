import { v5, v7 } from 'uuid';
import type { Uuid } from '#platform/kernel/event.js';

/** Namespace of every id that is derived and not drawn. */
const NAMESPACE = '6f1d7a52-3c0e-5b8b-9a77-0d2f5a1c4e10';

/** Half of a pair without its other half has no bytes to make an id of. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A new id, ordered by time (RFC 9562 version 7). */
export const newId = (): Uuid => v7();

/** The id that these parts always lead to (RFC 9562 version 5), so that a repeat makes the same one. */
export const deriveId = (...parts: readonly (string | number)[]): Uuid =>
  v5(parts.join('\u001f').replace(LONE_SURROGATE, '\ufffd'), NAMESPACE);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID in its usual form, whatever its version. */
export const isUuid = (text: string): boolean => UUID.test(text);
