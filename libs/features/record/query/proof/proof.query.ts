import { Inject, Injectable } from '@nestjs/common';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { toBase64 } from '#platform/proof/core/base64.js';
import type { PublicLogKey } from '#platform/proof/log-keys.js';
import { LogKeys } from '#platform/proof/log-keys.js';
import { ProofError } from '#platform/proof/proof.errors.js';
import {
  consistencyOf,
  historyStatements,
  inclusionOf,
  latestCheckpoint,
  treeStanding,
} from '#platform/proof/proofs.js';
import { Sealer } from '#platform/proof/sealer.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';

/** How far a record is signed. */
export interface RecordProofView {
  readonly tenantId: Uuid;
  readonly head: number;
  readonly unsealed: number;
  readonly checkpoint: object | null;
  readonly fault: { readonly code: string; readonly position: number | null; readonly since: Date } | null;
  readonly histories: readonly string[];
}

/** Proofs of records in sight; asked of the trees and of no read model. */
@Injectable()
export class ProofQuery {
  constructor(
    private readonly sealer: Sealer,
    private readonly keys: LogKeys,
    @Inject(SCHOOLS) private readonly schools: Schools,
  ) {}

  /** Null: not in sight. */
  async record(scope: ReadScope, tenantId: Uuid): Promise<RecordProofView | null> {
    if (!scope.tenants.includes(tenantId)) return null;
    return this.sealer.asking(tenantId, async (client) => {
      const checkpoint = await latestCheckpoint(client, tenantId);
      const { head, fault } = await treeStanding(client, tenantId);
      return {
        ...{ tenantId, head, fault },
        unsealed: Math.max(0, head - (checkpoint?.size ?? 0)),
        checkpoint: checkpoint && { ...checkpoint, root: toBase64(checkpoint.root) },
        histories: await historyStatements(client, tenantId),
      };
    });
  }

  /** Null: not in sight, as is what came before a school joined its group. What is not sealed yet is sealed for it. */
  async inclusion(
    scope: ReadScope,
    asked: { readonly tenantId: Uuid; readonly position: number; readonly size?: number | null },
  ): Promise<object | null> {
    const { tenantId, position, size } = asked;
    if (!scope.tenants.includes(tenantId)) return null;
    const visibleFrom = await this.schools.visibleFrom(scope, tenantId);
    if (position < (visibleFrom.get(tenantId) ?? 1)) return null;
    const wanted = { tenantId, position, size: size ?? undefined };
    const found = await told('position', () => this.sealer.proving(tenantId, (client) => inclusionOf(client, wanted)));
    const { event, leaf, index, path } = found;
    const hashes = { leaf: toBase64(leaf), leafHash: toBase64(event.leafHash), path: path.map(toBase64) };
    return { tenantId, position, size: found.size, index, ...hashes };
  }

  /** Null: not in sight. What is not sealed yet is sealed for it. */
  async consistency(
    { tenants }: ReadScope,
    asked: { readonly tenantId: Uuid; readonly from: number; readonly to: number },
  ): Promise<object | null> {
    const { tenantId } = asked;
    if (!tenants.includes(tenantId)) return null;
    const found = await told('to', () => this.sealer.proving(tenantId, (client) => consistencyOf(client, asked)));
    const { from, to, fromRoot, toRoot, path } = found;
    return { tenantId, from, to, fromRoot: toBase64(fromRoot), toRoot: toBase64(toRoot), path: path.map(toBase64) };
  }

  /** Every key that ever signed, oldest first. */
  async verifierKeys(): Promise<readonly PublicLogKey[]> {
    await this.keys.reload();
    return this.keys.list();
  }
}

/** What cannot be proved is told to who asks, in both languages. */
const told = async <Answer>(field: string, prove: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await prove();
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new ReadStoreError(CODES[error.code] ?? 'READ.NOT_SEALED_YET', SAID[error.code] ?? SAID.other, [field]);
  }
};

const CODES: Readonly<Record<string, 'READ.PROOF_OUT_OF_RANGE' | 'READ.RECORD_CHANGED'>> = {
  'PROOF.OUT_OF_RANGE': 'READ.PROOF_OUT_OF_RANGE',
  'PROOF.EVENT_CHANGED': 'READ.RECORD_CHANGED',
  'PROOF.EVENT_MISSING': 'READ.RECORD_CHANGED',
  'PROOF.FORK': 'READ.RECORD_CHANGED',
};
const CHANGED = {
  en: 'The record is not what was signed: tell who runs this installation.',
  cy: 'Nid y cofnod a lofnodwyd yw hwn: dywedwch wrth bwy bynnag sy’n rhedeg y gosodiad hwn.',
};
const SAID: Readonly<Record<string, { readonly en: string; readonly cy: string }>> & {
  readonly other: { readonly en: string; readonly cy: string };
} = {
  other: {
    en: 'The record is not signed that far yet: ask again in ten seconds.',
    cy: 'Nid yw’r cofnod wedi’i lofnodi hyd at y fan honno eto: gofynnwch eto ymhen deg eiliad.',
  },
  'PROOF.EVENT_CHANGED': CHANGED,
  'PROOF.EVENT_MISSING': CHANGED,
  'PROOF.FORK': CHANGED,
  'PROOF.OUT_OF_RANGE': {
    en: 'There is no proof of that: positions and sizes go from 1 to the size of the checkpoint.',
    cy: 'Nid oes prawf o hynny: mae safleoedd a meintiau’n mynd o 1 hyd at faint y pwynt gwirio.',
  },
};
