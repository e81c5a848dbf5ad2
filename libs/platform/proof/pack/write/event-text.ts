import { contentText, type Envelope } from '../../core/leaf.js';

/** An event with its place, as texts that go into its line. */
export interface PlacedEnvelope extends Envelope {
  readonly position: number;
  /** With six digits of a second. */
  readonly recordedAt: string;
  readonly version: number;
}

const place = ({ position, recordedAt, version }: Omit<PlacedEnvelope, keyof Envelope>): string =>
  `,"position":${position},"recordedAt":"${recordedAt}","version":${version}}`;

/**
 * The line of an event: the text that was hashed when it was stored, with place and time before its last brace. Cut
 * there again, and closed with a brace, it is the bytes of the content hash.
 */
export const eventLine = (event: PlacedEnvelope): string => contentText(event).slice(0, -1) + place(event);

/** The line of an event that is withheld: the hash of its content, in hexadecimal, and its place. */
export const withheldLine = (contentHash: string, event: Omit<PlacedEnvelope, keyof Envelope>): string =>
  `{"contentHash":"${contentHash}","withheld":"confidential"${place(event)}`;
