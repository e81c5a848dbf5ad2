import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import { decodeEvent, encodeEvent, leafOf, NO_LEAF, type IncomingMessage, type WireEvent } from './wire.js';

const TENANT = '3f0c1a2b-0000-4000-8000-000000000001';
const OTHER = '3f0c1a2b-0000-4000-8000-000000000002';
const EPOCH = '11111111-2222-4333-8444-555555555555';

const wireEvent = (over: Partial<StoredEvent['metadata']> = {}, bodyText = '{"a":1,"b":"caf\u00e9"}'): WireEvent => {
  const event: StoredEvent = {
    type: 'PolicyPublished',
    schemaVersion: 2,
    body: JSON.parse(bodyText) as StoredEvent['body'],
    metadata: {
      eventId: 'aaaaaaaa-0000-4000-8000-000000000009',
      tenantId: TENANT,
      streamId: 'policy-,"data":"quoted"',
      version: 3,
      position: 7,
      recordedAt: '2026-11-21T09:14:00.123456Z',
      occurredAt: '2026-11-21T09:13:59.000000Z',
      actorId: 'person-1',
      causationId: null,
      correlationId: 'bbbbbbbb-0000-4000-8000-000000000009',
      ...over,
    },
  };
  return { logEpoch: EPOCH, previousLeaf: NO_LEAF, leaf: leafOf(event, bodyText), bodyText, event };
};

const sent = (event: WireEvent = wireEvent()): IncomingMessage & { headers: Record<string, Buffer | Buffer[]> } => {
  const { key, value, headers } = encodeEvent(event);
  return {
    key: Buffer.from(key),
    value: Buffer.from(value),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
  };
};

const codeOf = (message: IncomingMessage): string => {
  const decoded = decodeEvent(message);
  return decoded.ok ? 'ok' : decoded.code;
};

describe('a stored event that goes through Kafka', () => {
  it('comes back as it was, its body to the letter', () => {
    const event = wireEvent({ causationId: 'cccccccc-0000-4000-8000-000000000009' });
    expect(decodeEvent(sent(event))).toEqual({ ok: true, event });
  });

  it('is a CloudEvent 1.0 in structured mode, its key the tenant', () => {
    const { key, value, headers } = encodeEvent(wireEvent());
    expect(key).toBe(TENANT);
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=UTF-8');
    const parsed = JSON.parse(value) as Record<string, unknown>;
    expect(parsed).toMatchObject({
      specversion: '1.0',
      id: 'aaaaaaaa-0000-4000-8000-000000000009',
      source: `urn:uuid:${TENANT}`,
      type: 'PolicyPublished',
      subject: 'policy-,"data":"quoted"',
      time: '2026-11-21T09:13:59.000000Z',
      datacontenttype: 'application/json',
      data: { a: 1, b: 'café' },
    });
    for (const name of Object.keys(parsed)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    expect(Object.values(parsed)).not.toContain(null);
  });

  it('comes back whatever texts it holds', () => {
    const letters = ['"', '\\', ',', ':', '"data":', '{', '}', '\u2028', '\u0001', 'é', '😀', '\ud800', 'a'];
    const text = fc.string({ minLength: 1, unit: fc.constantFrom(...letters), maxLength: 30 });
    fc.assert(
      fc.property(
        text,
        fc.json({ maxDepth: 2 }),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        (streamId, word, position) => {
          const event = wireEvent({ streamId, position }, JSON.stringify({ [word]: word }));
          const decoded = decodeEvent(sent(event));
          // A lone half of a surrogate pair has no UTF-8 and no place in the store.
          if (Buffer.from(streamId + word).toString() === streamId + word) expect(decoded.ok).toBe(true);
          if (decoded.ok) expect(decoded.event.bodyText).toBe(event.bodyText);
        },
      ),
    );
  });
});

describe('a message that is no event of ours', () => {
  it('is refused by the header that is missing, repeated or has another form', () => {
    for (const name of Object.keys(sent().headers)) {
      const message = sent();
      const missing = decodeEvent({ ...message, headers: { ...message.headers, [name]: undefined } });
      expect(missing).toMatchObject({ code: 'WIRE.MISSING_HEADER', message: `The header ${name} is missing.` });
      expect(
        codeOf({ ...message, headers: { ...message.headers, [name]: [Buffer.from('a'), Buffer.from('b')] } }),
      ).toBe('WIRE.MISSING_HEADER');
      expect(codeOf({ ...message, headers: { ...message.headers, [name]: Buffer.from('') } })).toBe('WIRE.BAD_HEADER');
    }
    expect(codeOf({ key: null, value: null })).toBe('WIRE.MISSING_HEADER');
  });

  it('still says whose it claims to be, so that the log can be asked', () => {
    const message = sent();
    delete message.headers['trustlog-leaf'];
    expect(decodeEvent(message)).toMatchObject({ ok: false, tenantId: TENANT, position: 7 });
    expect(decodeEvent({ key: null, value: null })).toMatchObject({ tenantId: null, position: null });
  });

  it('is refused when key, header or value name another tenant', () => {
    const other = wireEvent({ tenantId: OTHER });
    expect(codeOf({ ...sent(), key: Buffer.from(OTHER) })).toBe('WIRE.OTHER_TENANT');
    expect(codeOf({ ...sent(), value: sent(other).value })).toBe('WIRE.OTHER_TENANT');
    expect(codeOf({ ...sent(), headers: sent(other).headers })).toBe('WIRE.OTHER_TENANT');
  });

  it('is refused when a value goes with the headers of another event', () => {
    const later = wireEvent({ position: 8 });
    expect(codeOf({ ...sent(), value: sent(later).value })).toBe('WIRE.DIFFERS');
    expect(codeOf({ ...sent(), value: sent({ ...wireEvent(), logEpoch: OTHER }).value })).toBe('WIRE.DIFFERS');
  });

  it('is refused when a letter of what was hashed was changed, or the body written another way', () => {
    const text = String(sent().value);
    for (const [from, to] of [
      ['café', 'cafe'],
      ['person-1', 'person-2'],
      ['09:13:59', '09:13:58'],
      ['{"a":1,', '{"a": 1,'],
    ] as const) {
      expect(text).toContain(from);
      expect(codeOf({ ...sent(), value: Buffer.from(text.replace(from, to)) })).toBe('WIRE.LEAF');
    }
  });

  it('is refused without key, without value, without JSON, and with another shape', () => {
    expect(codeOf({ ...sent(), key: null })).toBe('WIRE.NO_KEY');
    expect(codeOf({ ...sent(), value: null })).toBe('WIRE.NO_VALUE');
    for (const value of ['', '{', 'null', '[]', '{"a":1}', '{"specversion":"1.0","data":[]}']) {
      expect(codeOf({ ...sent(), value: Buffer.from(value) })).toBe('WIRE.BAD_JSON');
    }
    expect(codeOf({ ...sent(), value: Buffer.from('{"specversion":"1.0","data":{}}') })).toBe('WIRE.NOT_AN_EVENT');
    const old = String(sent().value).replace('"specversion":"1.0"', '"specversion":"0.3"');
    expect(codeOf({ ...sent(), value: Buffer.from(old) })).toBe('WIRE.NOT_AN_EVENT');
  });

  it('is never a crash, whatever the bytes are', () => {
    const bytes = fc.uint8Array().map((array) => Buffer.from(array));
    fc.assert(
      fc.property(
        bytes,
        bytes,
        fc.dictionary(fc.constantFrom(...Object.keys(sent().headers)), bytes),
        (key, value, h) => {
          expect(decodeEvent({ key, value, headers: h }).ok).toBe(false);
          expect(decodeEvent({ ...sent(), value }).ok).toBe(false);
        },
      ),
    );
  });
});
