import type { Uuid } from '#platform/kernel/event.js';
import type { Json, JsonObject } from '#platform/kernel/json.js';
import type { BodyOf, BodySealing, Opened, PersonalBody, PersonalFields, SealedOf, Sealing } from './sealing.js';
import { SealingError } from './sealing.errors.js';
import type { SealedToken } from './sealed-token.js';
import { checkedField, checkedUuid, openName, openValue, parseToken, sealValue, tampered } from './sealed-token.js';
import type { SubjectKey, SubjectKeys } from './subject-keys.js';

type Keys = ReadonlyMap<Uuid, SubjectKey>;

/** Everything about sealing except where the keys lie. */
export class KeyedSealing implements Sealing, BodySealing {
  constructor(private readonly keys: SubjectKeys) {}

  async seal(tenantId: Uuid, subjectId: Uuid, field: string, value: Json): Promise<string> {
    checkedField(field);
    const keys = await this.writableKeys(tenantId, [checkedUuid(subjectId, 'subject')]);
    return sealValue({ tenantId, subjectId, field }, liveKey(keys, subjectId), value);
  }

  async open(tenantId: Uuid, sealed: readonly string[]): Promise<readonly Opened[]> {
    const tokens = sealed.map(parseToken);
    const keys = await this.readableKeys(tenantId, tokens);
    return tokens.map((token) => openToken(tenantId, token, keys));
  }

  async openAcross(sealed: readonly SealedOf[]): Promise<readonly (readonly Opened[])[]> {
    const parsed = sealed.map(({ tenantId, texts }) => ({ tenantId, tokens: texts.map(parseToken) }));
    const keys = await this.keysAcross(parsed);
    return parsed.map(({ tenantId, tokens }) => {
      const own = keys.get(tenantId) ?? new Map<Uuid, SubjectKey>();
      return tokens.map((token) => openToken(tenantId, token, own, openName));
    });
  }

  async sealBody(tenantId: Uuid, personal: PersonalFields, body: JsonObject): Promise<JsonObject> {
    const [sealed] = await this.sealBodies(tenantId, [{ personal, body }]);
    return sealed as JsonObject;
  }

  async openBody(tenantId: Uuid, personal: PersonalFields, body: JsonObject): Promise<JsonObject> {
    const [opened] = await this.openBodies(tenantId, [{ personal, body }]);
    return opened as JsonObject;
  }

  async sealBodies(tenantId: Uuid, bodies: readonly PersonalBody[]): Promise<readonly JsonObject[]> {
    const subjects = bodies.flatMap((each) =>
      presentFields(each).map(([field]) => subjectOf(each, checkedField(field))),
    );
    const keys = await this.writableKeys(tenantId, subjects);
    return bodies.map((each) =>
      replaceFields(each, (field, value) => {
        const subjectId = subjectOf(each, field);
        return sealValue({ tenantId, subjectId, field }, liveKey(keys, subjectId), value);
      }),
    );
  }

  async openBodies(tenantId: Uuid, bodies: readonly PersonalBody[]): Promise<readonly JsonObject[]> {
    const tokens = bodies.map(tokensIn);
    const keys = await this.readableKeys(
      tenantId,
      tokens.flatMap((each) => [...each.values()]),
    );
    return bodies.map((each, n) => openedBody({ ...each, tenantId }, tokens[n], keys));
  }

  async openBodiesAcross(bodies: readonly BodyOf[]): Promise<readonly JsonObject[]> {
    const tokens = bodies.map(tokensIn);
    const keys = await this.keysAcross(
      bodies.map(({ tenantId }, n) => ({ tenantId, tokens: [...(tokens[n]?.values() ?? [])] })),
    );
    return bodies.map((each, n) => openedBody(each, tokens[n], keys.get(each.tenantId) ?? new Map()));
  }

  /** One look-up for the keys of every tenant that has a token here. */
  private async keysAcross(
    wanted: readonly { readonly tenantId: Uuid; readonly tokens: readonly SealedToken[] }[],
  ): Promise<ReadonlyMap<Uuid, Keys>> {
    const subjects = new Map<Uuid, Set<Uuid>>();
    for (const { tenantId, tokens } of wanted) {
      const own = subjects.get(checkedUuid(tenantId, 'tenant')) ?? new Set();
      for (const { subjectId } of tokens) own.add(subjectId);
      if (own.size > 0) subjects.set(tenantId, own);
    }
    return subjects.size > 0 ? this.keys.findAcross(subjects) : new Map();
  }

  private async readableKeys(tenantId: Uuid, tokens: readonly SealedToken[]): Promise<Keys> {
    checkedUuid(tenantId, 'tenant');
    if (tokens.length === 0) return new Map();
    return this.keys.find(tenantId, unique(tokens.map((token) => token.subjectId)));
  }

  private async writableKeys(tenantId: Uuid, subjectIds: readonly Uuid[]): Promise<Keys> {
    checkedUuid(tenantId, 'tenant');
    if (subjectIds.length === 0) return new Map();
    const wanted = unique(subjectIds);
    const keys = await this.keys.findOrCreate(tenantId, wanted);
    const erased = wanted.filter((subjectId) => keys.get(subjectId)?.state === 'destroyed');
    if (erased.length > 0) {
      const message = 'Personal data of an erased person cannot be written again; their key was destroyed.';
      throw new SealingError('SEALING.SUBJECT_ERASED', message, erased);
    }
    return keys;
  }
}

const unique = (ids: readonly Uuid[]): readonly Uuid[] => [...new Set(ids)];

/** Personal fields that hold something. */
const presentFields = ({ personal, body }: PersonalBody): readonly (readonly [string, Json])[] =>
  Object.keys(personal).flatMap((field) => {
    const value = Object.hasOwn(body, field) ? body[field] : undefined;
    return value === undefined || value === null ? [] : [[field, value] as const];
  });

const replaceFields = (each: PersonalBody, replace: (field: string, value: Json) => Json): JsonObject => ({
  ...each.body,
  ...Object.fromEntries(presentFields(each).map(([field, value]) => [field, replace(field, value)])),
});

const subjectOf = ({ personal, body }: PersonalBody, field: string): Uuid =>
  checkedUuid(body[personal[field] as string], `subject of "${field}"`);

/** The sealed texts of a body by their fields. */
const tokensIn = (each: PersonalBody): ReadonlyMap<string, SealedToken> =>
  new Map(presentFields(each).map(([field, text]) => [field, placedToken(each, field, text)]));

const openedBody = (each: BodyOf, tokens: ReadonlyMap<string, SealedToken> | undefined, keys: Keys): JsonObject =>
  replaceFields(each, (field) => {
    const opened = openToken(each.tenantId, tokens?.get(field) as SealedToken, keys);
    return 'value' in opened ? opened.value : { erasedOn: opened.erasedOn, rule: opened.rule };
  });

/** A text that was copied to another field or another person's record opens nowhere. */
const placedToken = (each: PersonalBody, field: string, text: Json): SealedToken => {
  const token = parseToken(text);
  if (token.field !== field || token.subjectId !== subjectOf(each, field)) throw tampered();
  return token;
};

const liveKey = (keys: Keys, subjectId: Uuid): Extract<SubjectKey, { state: 'live' }> => {
  const key = keys.get(subjectId);
  if (key?.state === 'live') return key;
  throw new SealingError('SEALING.KEY_MISSING', 'The key of a subject could not be made.', [subjectId]);
};

const openToken = (tenantId: Uuid, token: SealedToken, keys: Keys, openWith = openValue): Opened => {
  const key = keys.get(token.subjectId);
  if (key?.state === 'destroyed') return { erasedOn: key.erasedOn, rule: key.rule };
  if (!key) {
    const message =
      'A sealed field names a key that this tenant does not have: a restore is incomplete, or it was moved.';
    throw new SealingError('SEALING.KEY_MISSING', message, [token.subjectId]);
  }
  if (key.keyId !== token.keyId) throw tampered();
  return { value: openWith(tenantId, token, key.key) };
};
