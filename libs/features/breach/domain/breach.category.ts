import type { BreachCategory } from '#contracts/breach.events.js';
import type { Result } from '#platform/kernel/result.js';
import { evidenceForbidden } from './breach.evidence.errors.js';

/** Categories in which a school neither investigates nor handles material: police first, no file, ever. */
const handsOff: ReadonlySet<BreachCategory> = new Set(['INDECENT_IMAGES']);

/** Whether the police come before any step of the school's own. */
export const isHandsOff = (category: BreachCategory): boolean => handsOff.has(category);

/**
 * Why a file of this category is refused, or null. Asked before the file is decoded, hashed or stored: what must not
 * be possessed is dropped unread. Source: Protection of Children Act 1978, s. 1; Criminal Justice Act 1988, s. 160.
 */
export const evidenceRefusal = (category: BreachCategory): Result<never> | null =>
  isHandsOff(category) ? evidenceForbidden() : null;
