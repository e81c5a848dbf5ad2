import { isUuid } from '#platform/command/ids.js';
import { ProofFormatError } from '#platform/proof/core/proof.error.js';
import { ProofError } from '#platform/proof/proof.errors.js';
import type { Installation } from '../composition/installation.js';
import { EXIT } from './exit-codes.js';
import { CliError, refused } from './output.js';
import { withInstallation } from './with-installation.js';

/** Opens the installation for a command about proofs. What is refused is told with its code; what was found to be changed differs. */
export const withProof = async (work: (installation: Installation) => Promise<void> | void): Promise<void> => {
  try {
    await withInstallation(async (installation) => work(installation));
  } catch (error) {
    if (!(error instanceof ProofError || error instanceof ProofFormatError)) throw error;
    const differs = error instanceof ProofError && error.isFault;
    throw new CliError(differs ? EXIT.differs : EXIT.refused, `${error.code}: ${error.message}`);
  }
};

/** The record that `--tenant` names; refuses what is no id. */
export const checkedTenant = (tenant: string): string => {
  const id = tenant.toLowerCase();
  if (isUuid(id)) return id;
  throw refused('PROOF.UNKNOWN_TENANT: --tenant must be the id of a record: see `trustlog tenants`.');
};
