import { randomBytes, X509Certificate, createHash, verify } from 'node:crypto';
import { sameBytes } from '../core/sha256.js';
import { AnchorError } from './anchor.error.js';
import { contentOf, der, derInteger, derOid, membersOf, oidOf, readDer, TAG, type Der } from './der.js';

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  messageDigest: '1.2.840.113549.1.9.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Digests of a token's signature by their object identifiers; what is weaker is not taken. */
const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** A question to a time stamp authority (RFC 3161, section 2.4.1), and the nonce that its answer must carry. */
export interface TimeStampQuestion {
  readonly bytes: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Asks for a time stamp of a SHA-256, with the authority's certificate in the answer. */
export const askTimeStamp = (hash: Uint8Array): TimeStampQuestion => {
  // The highest bit is clear, so that its bytes are those of the integer, and the first is not nought.
  const nonce = Buffer.concat([Buffer.from([0x5a]), randomBytes(15)]);
  const algorithm = der(TAG.sequence, derOid(OID.sha256), der(TAG.null));
  const imprint = der(TAG.sequence, algorithm, der(TAG.octets, hash));
  const certificateWanted = der(TAG.boolean, Buffer.from([0xff]));
  const bytes = der(TAG.sequence, derInteger(Buffer.from([1])), imprint, derInteger(nonce), certificateWanted);
  return { bytes, nonce };
};

/** The token out of an answer (section 2.4.2); throws `ANCHOR.REFUSED` where none was granted. */
export const tokenFrom = (answer: Uint8Array): Uint8Array => {
  const [status, token] = membersOf(readDer(answer)[0]);
  const code = contentOf(membersOf(status)[0], TAG.integer);
  const isGranted = code.length === 1 && (code[0] === 0 || code[0] === 1);
  if (!isGranted || !token)
    throw new AnchorError('ANCHOR.REFUSED', `The time stamp authority refused: status ${String(code[0] ?? '?')}.`);
  return token.whole;
};

/** What a token says once it was verified. */
export interface TimeStamp {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly serial: string;
  readonly policy: string;
  readonly authority: string;
}

export interface TimeStampExpected {
  readonly hash: Uint8Array;
  /** Of the question, while it is known; a token that was kept is verified without. */
  readonly nonce?: Uint8Array;
  /** Certificates that the authority's must be one of, or be issued by. */
  readonly trusted: readonly X509Certificate[];
}

/**
 * Verifies a token: it is about this hash and answers this question, its signature is the authority's, and the
 * authority's certificate is for time stamping and was issued by a trusted one (RFC 3161, section 2.3; RFC 5652,
 * section 5). Throws `ANCHOR.BAD_ANSWER`.
 */
export const verifyToken = (token: Uint8Array, { hash, nonce, trusted }: TimeStampExpected): TimeStamp => {
  const signed = signedDataOf(token);
  const info = membersOf(readDer(signed.info)[0]);
  const [algorithm, imprint] = membersOf(info[2]);
  if (oidOf(membersOf(algorithm)[0]) !== OID.sha256 || !sameBytes(contentOf(imprint, TAG.octets), hash))
    throw bad('It is about another hash.');
  if (nonce && !info.some(({ tag, content }) => tag === TAG.integer && sameBytes(content, nonce)))
    throw bad('It answers another question.');
  const certificate = verifySignature(signed);
  const at = instantOf(contentOf(info[4], TAG.generalizedTime));
  trust(certificate, { trusted, at });
  return {
    at,
    serial: Buffer.from(contentOf(info[3], TAG.integer)).toString('hex'),
    policy: oidOf(info[1]),
    authority: certificate.subject.replaceAll('\n', ', '),
  };
};

interface SignedData {
  /** The DER of what is stamped: TSTInfo. */
  readonly info: Uint8Array;
  readonly certificates: readonly X509Certificate[];
  readonly signer: readonly Der[];
}

const signedDataOf = (token: Uint8Array): SignedData => {
  const [type, wrapped] = membersOf(readDer(token)[0]);
  if (oidOf(type) !== OID.signedData) throw bad('It is no signed data.');
  const parts = membersOf(membersOf(wrapped, TAG.context0)[0]);
  const [contentType, content] = membersOf(parts[2]);
  if (oidOf(contentType) !== OID.timeStampInfo) throw bad('What is signed is no time stamp.');
  const info = contentOf(membersOf(content, TAG.context0)[0], TAG.octets);
  const [certificates] = parts.filter(({ tag }) => tag === TAG.context0);
  const signers = membersOf(parts.at(-1), TAG.set);
  if (signers.length !== 1) throw bad('It must have one signature.');
  return {
    info,
    certificates: certificates ? readDer(certificates.content).map(certificateOf) : [],
    signer: membersOf(signers[0]),
  };
};

const certificateOf = ({ whole }: Der): X509Certificate => {
  try {
    return new X509Certificate(whole);
  } catch (cause) {
    throw new AnchorError('ANCHOR.BAD_ANSWER', 'No time stamp. A certificate in it cannot be read.', { cause });
  }
};

/** The certificate whose key signed. What is signed are attributes, and one of them is the digest of the content. */
const verifySignature = ({ info, certificates, signer }: SignedData): X509Certificate => {
  const digest = DIGESTS[oidOf(membersOf(signer[2])[0])];
  if (!digest) throw bad('Its digest is none that is trusted.');
  const attributes = signer[3];
  const members = membersOf(attributes, TAG.context0).map((each) => membersOf(each));
  const stated = members.find(([type]) => oidOf(type) === OID.messageDigest);
  const found = createHash(digest).update(info).digest();
  if (!stated || !sameBytes(contentOf(membersOf(stated[1], TAG.set)[0], TAG.octets), found))
    throw bad('What it says is not what was signed.');
  // Signed as the set that it is (RFC 5652, section 5.4), not with the tag it is sent under.
  const message = Buffer.from(attributes?.whole ?? []);
  message[0] = TAG.set;
  const signature = contentOf(signer[5], TAG.octets);
  const by = certificates.find((each) => isSigned(digest, message, { certificate: each, signature }));
  if (!by) throw bad('Nobody in it signed it.');
  return by;
};

const isSigned = (
  digest: string,
  message: Uint8Array,
  { certificate, signature }: { readonly certificate: X509Certificate; readonly signature: Uint8Array },
): boolean => {
  try {
    const { publicKey } = certificate;
    return verify(publicKey.asymmetricKeyType === 'ed25519' ? null : digest, message, publicKey, signature);
  } catch {
    return false;
  }
};

const trust = (
  certificate: X509Certificate,
  { trusted, at }: { readonly trusted: readonly X509Certificate[]; readonly at: string },
): void => {
  const usages = certificate.keyUsage as readonly string[] | undefined;
  if (!usages?.includes(OID.timeStamping)) throw bad('Its certificate is not for time stamping.');
  const when = Date.parse(at);
  if (when < Date.parse(certificate.validFrom) || when > Date.parse(certificate.validTo))
    throw bad('Its certificate did not hold at that time.');
  const isTrusted = trusted.some(
    (each) =>
      each.fingerprint256 === certificate.fingerprint256 ||
      (certificate.checkIssued(each) && certificate.verify(each.publicKey)),
  );
  if (!isTrusted) throw bad('Its certificate is none that is trusted here.');
};

/** `20261121091400.5Z` as an instant. */
const instantOf = (bytes: Uint8Array): string => {
  const text = Buffer.from(bytes).toString('latin1');
  const shape = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z$/;
  if (!shape.test(text)) throw bad('Its time cannot be read.');
  return text.replace(shape, '$1-$2-$3T$4:$5:$6Z');
};

const bad = (what: string): AnchorError => new AnchorError('ANCHOR.BAD_ANSWER', `No time stamp. ${what}`);
