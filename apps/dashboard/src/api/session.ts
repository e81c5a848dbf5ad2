import { Failed } from './failures.js';

/** A part that one can play in the demo. */
export interface DemoRole {
  readonly role: string;
  readonly person: string | null;
  readonly tenant: string | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const wordsOf = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return null;
  return wordsOf(value['en']) ?? wordsOf(value['cy']);
};

const roleOf = (value: unknown): DemoRole[] => {
  if (!isRecord(value) || typeof value['role'] !== 'string') return [];
  return [{ role: value['role'], person: wordsOf(value['personName']), tenant: wordsOf(value['tenantName']) }];
};

/** Reads `[{"role", "personName", "tenantName"}]`; what is no role is left out. */
export const demoRolesOf = (body: unknown): DemoRole[] => (Array.isArray(body) ? body.flatMap(roleOf) : []);

const send = async (address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init });
  } catch {
    throw new Failed('The server could not be reached.', null);
  }
};

const mustBeWell = (response: Response): void => {
  if (response.ok) return;
  throw new Failed(`The server answered ${response.status}.`, response.headers.get('x-correlation-id'), true);
};

/** The parts one can play; empty where demo mode is off. */
export const demoRoles = async (): Promise<DemoRole[]> => {
  const response = await send('/auth/demo', { headers: { accept: 'application/json' } });
  if (response.status === 404) return [];
  mustBeWell(response);
  return demoRolesOf(await response.json());
};

const postJson = (address: string, body: unknown): Promise<Response> =>
  send(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Signs in by playing a part; the server sets the cookie. */
export const signInAsDemo = async (role: string): Promise<void> => mustBeWell(await postJson('/auth/demo', { role }));

/** Ends the session on the server. */
export const signOut = async (): Promise<void> => mustBeWell(await postJson('/auth/sign-out', {}));
