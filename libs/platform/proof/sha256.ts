import { hash } from 'node:crypto';
import type { Sha256 } from './core/sha256.js';

/** SHA-256 as Node has it. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
