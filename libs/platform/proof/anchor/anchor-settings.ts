import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sha256 } from '../sha256.js';
import type { AnchorSettings } from './anchor-queue.js';
import { parseWitnessKey } from './cosignature.js';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads whom the platform log is shown to. Throws with the variable's name; without any of them nothing leaves. */
export const anchorSettings = (environment: NodeJS.ProcessEnv): AnchorSettings => {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    timeStamp: timeStamp(text('TRUSTLOG_TSA_URL'), text('TRUSTLOG_TSA_CERTIFICATES')),
    witness: witness(text('TRUSTLOG_WITNESS_URL'), text('TRUSTLOG_WITNESS_KEY')),
  };
};

const timeStamp = (url: string | undefined, file: string | undefined): AnchorSettings['timeStamp'] => {
  if (url === undefined && file === undefined) return null;
  const names = 'TRUSTLOG_TSA_URL and TRUSTLOG_TSA_CERTIFICATES';
  if (url === undefined || file === undefined)
    throw new Error(`${names} go together: an address, and whom to believe.`);
  return { url: checkedUrl('TRUSTLOG_TSA_URL', url), trusted: certificates(file) };
};

const certificates = (file: string): readonly X509Certificate[] => {
  try {
    const found = readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
    if (found.length > 0) return found.map((pem) => new X509Certificate(pem));
  } catch (cause) {
    throw new Error('TRUSTLOG_TSA_CERTIFICATES must be the path of a file of certificates in PEM.', { cause });
  }
  throw new Error('TRUSTLOG_TSA_CERTIFICATES must be the path of a file of certificates in PEM; it holds none.');
};

const witness = (url: string | undefined, key: string | undefined): AnchorSettings['witness'] => {
  if (url === undefined && key === undefined) return null;
  const names = 'TRUSTLOG_WITNESS_URL and TRUSTLOG_WITNESS_KEY';
  if (url === undefined || key === undefined) throw new Error(`${names} go together: an address, and its key.`);
  const address = checkedUrl('TRUSTLOG_WITNESS_URL', url);
  try {
    return { url: address, key: parseWitnessKey(sha256, key) };
  } catch (error) {
    throw new Error(`TRUSTLOG_WITNESS_KEY: ${error instanceof Error ? error.message : 'it cannot be read.'}`, {
      cause: error,
    });
  }
};

const checkedUrl = (name: string, text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new Error(`${name} must be an address that begins with https:// or http://.`);
};
