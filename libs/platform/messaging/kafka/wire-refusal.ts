import type { Uuid } from '#platform/kernel/event.js';

/** Why a message is not taken for a stored event. Stable; what is counted and written to the log. */
export type WireFault =
  | 'WIRE.MISSING_HEADER'
  | 'WIRE.BAD_HEADER'
  | 'WIRE.NO_KEY'
  | 'WIRE.OTHER_TENANT'
  | 'WIRE.NO_VALUE'
  | 'WIRE.BAD_JSON'
  | 'WIRE.NOT_AN_EVENT'
  | 'WIRE.DIFFERS'
  | 'WIRE.LEAF';

/** Whose message it says it is, as far as its headers could be read. To be looked up in the log, never to be believed. */
export interface Whose {
  readonly tenantId: Uuid | null;
  readonly position: number | null;
}

/** A message that is no stored event of ours. `message` holds none of its bytes. */
export interface WireRefused extends Whose {
  readonly ok: false;
  readonly code: WireFault;
  readonly message: string;
}

/** Makes a refusal. */
export const wireRefusal = (code: WireFault, message: string, whose: Whose): WireRefused => ({
  ok: false,
  code,
  message,
  ...whose,
});
