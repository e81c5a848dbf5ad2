import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keyring } from './keyring.js';

let dataDir: string;
const file = (name: string): string => join(dataDir, 'keys', name);
const tenantsIn = async (): Promise<Record<string, unknown[]>> =>
  (JSON.parse(await readFile(file('keyring.json'), 'utf8')) as { tenants: Record<string, unknown[]> }).tenants;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'trustlog-keyring-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('a data folder without a keyring', () => {
  it('gets a keyring and a root key that only their owner reads', async () => {
    await Keyring.open({ dataDir });
    const modes = await Promise.all(
      ['keyring.json', 'root.key'].map(async (name) => (await stat(file(name))).mode & 0o777),
    );
    if (process.platform !== 'win32') expect(modes).toEqual([0o600, 0o600]);
    expect((await readdir(join(dataDir, 'keys'))).sort()).toEqual(['keyring.json', 'root.key']);
  });

  it('makes no root key when the operator brings one, and refuses one that is not 32 bytes', async () => {
    await Keyring.open({ dataDir, rootKey: randomBytes(32).toString('base64') });
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['keyring.json']);
    const short = Keyring.open({ dataDir, rootKey: randomBytes(31).toString('base64') });
    await expect(short).rejects.toMatchObject({ code: 'SEALING.KEYRING_UNUSABLE' });
  });
});

describe('a keyring', () => {
  it('keeps a key per tenant, the same after it is opened again, and never in the clear', async () => {
    const tenant = randomUUID();
    const key = await (await Keyring.open({ dataDir })).tenantKey(tenant);
    const again = await Keyring.open({ dataDir });
    expect(await again.tenantKey(tenant)).toEqual(key);
    const text = await readFile(file('keyring.json'), 'utf8');
    expect(text).not.toContain(Buffer.from(key.key).toString('base64url'));
    expect(text).not.toContain(Buffer.from(key.key).toString('base64'));
  });

  it('keeps the old key beside a new one until it is destroyed, and no newer one with it', async () => {
    const sut = await Keyring.open({ dataDir });
    const tenant = randomUUID();
    const [first, second, third] = [
      await sut.tenantKey(tenant),
      await sut.rotateTenantKey(tenant),
      await sut.rotateTenantKey(tenant),
    ];
    expect(await sut.tenantKeyById(tenant, first.keyId)).toEqual(first);
    await sut.destroyBefore(tenant, second.keyId);
    expect(await sut.tenantKeyById(tenant, first.keyId)).toBeNull();
    expect(await sut.tenantKeyById(tenant, second.keyId)).toEqual(second);
    expect(await sut.tenantKey(tenant)).toEqual(third);
    expect(await readFile(file('keyring.json'), 'utf8')).not.toContain(first.keyId);
  });

  it('sees keys that another process wrote', async () => {
    const [one, two] = [await Keyring.open({ dataDir }), await Keyring.open({ dataDir })];
    const tenant = randomUUID();
    const key = await one.tenantKey(tenant);
    expect(await two.tenantKeyById(tenant, key.keyId)).toEqual(key);
    expect(await two.tenantKey(tenant)).toEqual(key);
  });

  it('gives two that ask at once the same key, and loses none of many', async () => {
    const [one, two] = [await Keyring.open({ dataDir }), await Keyring.open({ dataDir })];
    const tenants = Array.from({ length: 60 }, () => randomUUID());
    const keys = await Promise.all(tenants.flatMap((tenant) => [one.tenantKey(tenant), two.tenantKey(tenant)]));
    for (let index = 0; index < keys.length; index += 2) expect(keys[index]).toEqual(keys[index + 1]);
    expect(Object.keys(await tenantsIn()).sort()).toEqual([...tenants].sort());
  });

  it('never goes back to what it held before, however readings and writings meet', async () => {
    const sut = await Keyring.open({ dataDir });
    const found = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const tenant = randomUUID();
        const [key] = await Promise.all([sut.tenantKey(tenant), sut.reload(), sut.tenantKeyById(tenant, 'unknown')]);
        return (await sut.tenantKeyById(tenant, key.keyId))?.keyId === key.keyId;
      }),
    );
    expect(found).not.toContain(false);
  });

  it('is refused with another root key, without its root key, damaged, or gone', async () => {
    const sut = await Keyring.open({ dataDir });
    const unusable = { code: 'SEALING.KEYRING_UNUSABLE' };
    await expect(Keyring.open({ dataDir, rootKey: randomBytes(32).toString('base64') })).rejects.toMatchObject(
      unusable,
    );
    await rm(file('root.key'));
    await expect(Keyring.open({ dataDir })).rejects.toMatchObject(unusable);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['keyring.json']);
    await writeFile(file('keyring.json'), '{"format":"trustlog keyr');
    await expect(sut.reload()).rejects.toMatchObject(unusable);
    await rm(file('keyring.json'));
    await expect(sut.tenantKey(randomUUID())).rejects.toMatchObject(unusable);
  });

  it('clears away the half-written file of a killed process', async () => {
    const sut = await Keyring.open({ dataDir });
    await writeFile(file('keyring.json.5d1c.new'), 'old keys');
    await sut.rotateTenantKey(randomUUID());
    expect((await readdir(join(dataDir, 'keys'))).sort()).toEqual(['keyring.json', 'root.key']);
  });

  it('does not wait for a lock that a killed process left', async () => {
    const sut = await Keyring.open({ dataDir });
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
    await writeFile(file('keyring.json.lock'), JSON.stringify({ token: 'x', pid: child.pid, host: hostname() }));
    const waiting = sut.tenantKey(randomUUID());
    const early = await Promise.race([
      waiting.then(() => 'made'),
      new Promise((resolve) => setTimeout(resolve, 200, 'waits')),
    ]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect(waiting).resolves.toMatchObject({ keyId: expect.any(String) });
    expect(early).toBe('waits');
    expect(await readdir(join(dataDir, 'keys'))).not.toContain('keyring.json.lock');
  });
});
