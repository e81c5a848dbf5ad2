import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWhere } from '#platform/testing/not-run.js';
import { getTimeStamp } from './time-stamp.client.js';
import { askTimeStamp, tokenFrom, verifyToken } from './time-stamp.js';

const hasOpenssl = (): boolean => {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).startsWith('OpenSSL');
  } catch {
    return false;
  }
};

const CONFIG = `
[ req ]
distinguished_name = name
prompt = no
[ name ]
CN = A time stamp authority of tests
[ ca ]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[ stamping ]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = critical, timeStamping
[ signing ]
extendedKeyUsage = critical, emailProtection
[ tsa ]
default_tsa = tsa_here
[ tsa_here ]
serial = serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const hash = sha256('the head of a record');

describeWhere(hasOpenssl(), 'A time stamp of a real authority', 'there is no OpenSSL here', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let trusted: X509Certificate;

  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const certificate = (name: string, subject: string, extensions: string): void => {
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    openssl(
      'req',
      '-new',
      '-config',
      'ts.cnf',
      '-subj',
      `/CN=${subject}`,
      '-key',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    );
    const by =
      extensions === 'ca' ? ['-signkey', `${name}.key`] : ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
    const rest = ['-days', '30', '-extfile', 'ts.cnf', '-extensions', extensions, '-out', `${name}.pem`];
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, ...rest);
  };
  /** What the authority says to a question. */
  const reply = (question: Uint8Array): Buffer => {
    writeFileSync(path.join(folder, 'question.tsq'), question);
    openssl(
      ...['ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'question.tsq', '-signer', 'tsa.pem', '-inkey', 'tsa.key'],
      ...['-chain', 'ca.pem', '-out', 'answer.tsr'],
    );
    return readFileSync(path.join(folder, 'answer.tsr'));
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'trustlog-tsa-'));
    writeFileSync(path.join(folder, 'ts.cnf'), CONFIG);
    writeFileSync(path.join(folder, 'serial'), '01\n');
    certificate('ca', 'Authority of tests', 'ca');
    certificate('tsa', 'Stamps of tests', 'stamping');
    trusted = new X509Certificate(readFileSync(path.join(folder, 'ca.pem')));
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
        response.end(
          request.url === '/cut' ? reply(Buffer.concat(chunks)).subarray(0, 200) : reply(Buffer.concat(chunks)),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  it('is fetched, verified, and says when and by whom', async () => {
    const { token, stamp } = await getTimeStamp({ url, trusted: [trusted] }, hash);
    expect(stamp).toMatchObject({ policy: '1.3.6.1.4.1.99999.1', authority: 'CN=Stamps of tests' });
    expect(Math.abs(Date.parse(stamp.at) - Date.now())).toBeLessThan(600_000);
    expect(verifyToken(token, { hash, trusted: [trusted] })).toEqual(stamp);
  });

  it('verifies with OpenSSL too, as an auditor would', async () => {
    const { token } = await getTimeStamp({ url, trusted: [trusted] }, hash);
    writeFileSync(path.join(folder, 'kept.tst'), token);
    const said = openssl(
      ...['ts', '-verify', '-digest', hash.toString('hex'), '-token_in', '-in', 'kept.tst', '-CAfile', 'ca.pem'],
    );
    expect(said.toString()).toContain('Verification: OK');
  });

  it('of another hash, of another question or by nobody that is trusted is refused', async () => {
    const { token } = await getTimeStamp({ url, trusted: [trusted] }, hash);
    certificate('other', 'Another authority', 'ca');
    const other = new X509Certificate(readFileSync(path.join(folder, 'other.pem')));
    const refused = { code: 'ANCHOR.BAD_ANSWER' };
    expect(() => verifyToken(token, { hash: sha256('else'), trusted: [trusted] })).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => verifyToken(token, { hash, nonce: askTimeStamp(hash).nonce, trusted: [trusted] })).toThrow('question');
    expect(() => verifyToken(token, { hash, trusted: [other] })).toThrow('none that is trusted');
    expect(() => verifyToken(token, { hash, trusted: [] })).toThrow('none that is trusted');
  });

  it('with a byte changed is refused or says the same, and nothing crashes', () => {
    const token = Buffer.from(tokenFrom(reply(askTimeStamp(hash).bytes)));
    const own = new X509Certificate(readFileSync(path.join(folder, 'tsa.pem')));
    const passed: number[] = [];
    for (let at = 0; at < token.length; at += 3) {
      const changed = Buffer.from(token);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      try {
        const { at: when, policy, serial } = verifyToken(changed, { hash, trusted: [own] });
        if (verifyToken(token, { hash, trusted: [own] }).at !== when || policy === '' || serial === '') passed.push(at);
      } catch (error) {
        expect(error).toMatchObject({ name: 'AnchorError' });
      }
    }
    expect(passed).toEqual([]);
  });

  it('that is cut short is refused', async () => {
    await expect(getTimeStamp({ url: `${url}/cut`, trusted: [trusted] }, hash)).rejects.toMatchObject({
      code: 'ANCHOR.BAD_ANSWER',
    });
  });

  it('is not there where nobody answers', async () => {
    await expect(getTimeStamp({ url: 'http://127.0.0.1:9', trusted: [trusted] }, hash)).rejects.toMatchObject({
      code: 'ANCHOR.UNREACHABLE',
      message: '127.0.0.1:9 did not answer.',
    });
  });
});
