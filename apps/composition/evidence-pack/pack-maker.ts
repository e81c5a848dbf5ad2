import { openPool } from '#platform/postgres/open-pool.js';
import { ProofError } from '#platform/proof/proof.errors.js';
import { catalogue, projections } from '../features.js';
import type { Installation } from '../installation.js';
import type { PackMaker } from './make-pack.js';

/** What an installation makes packs with. Close it when done. */
export interface OpenPackMaker extends PackMaker {
  /** Why records could not be sealed, by tenant: what is in a pack of them is as it stands. */
  readonly unsealed: ReadonlyMap<string, string>;
  /** By tenant, the first event that does not have the hash of what it says. */
  readonly broken: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const CONNECTIONS = 2;

export const openPackMaker = (installation: Installation): OpenPackMaker => {
  const { database, engine, platformPool, sealing, sealer, logKeys } = installation;
  const readPool = openPool(database.urls.read, CONNECTIONS);
  const unsealed = new Map<string, string>();
  const broken = new Map<string, number>();
  const onBroken = (tenantId: string, position: number): void => {
    if (!broken.has(tenantId)) broken.set(tenantId, position);
  };
  const ready = async (tenantId: string): Promise<void> => {
    await engine.catchUp(tenantId);
    try {
      await sealer.seal(tenantId);
    } catch (error) {
      // A log at fault is packed as it stands: that it is at fault is what the pack then shows.
      if (!(error instanceof ProofError)) throw error;
      unsealed.set(tenantId, error.code);
    }
  };
  return {
    ...{ readPool, platformPool, projections, catalogue, sealing, ready, unsealed, broken, onBroken },
    signer: { name: logKeys.name, sign: (text) => logKeys.sign(text) },
    verifierKeys: logKeys.list().map(({ verifierKey }) => verifierKey),
    close: () => readPool.end(),
  };
};
