import type { TestGroup, TestSchool } from '../../support/groups.js';
import type { Life } from './world.js';

/** Ids of records that the first school has made. */
export interface Records {
  readonly policyId: string;
  readonly versionId: string;
  readonly approvalId: string;
  readonly campaignId: string;
  readonly requestId: string;
  readonly breachId: string;
  readonly erasureId: string;
}

export interface Owner {
  readonly group: TestGroup;
  readonly school: TestSchool;
  readonly life: Life;
}

/** A key of the owner's. */
export type OwnKey = keyof TestSchool['keys'] | keyof TestGroup['keys'];

/** How a question is put by who may. A new field of the schema needs a line here: the suite fails without. */
export interface QueryCase {
  readonly as: OwnKey;
  readonly variables: (owner: Owner, records: Records) => object;
  /** What the school's own staff get: the answer, nothing, or a no. */
  readonly staff: 'answer' | 'nothing' | 'refused';
  readonly auditor?: 'refused' | 'nothing';
  /** Why the answer holds nothing of the owner's: it is about the installation, and the same for everybody. */
  readonly ofAll?: string;
}

/** How a command is given by who may: an input that is carried out once. */
export interface MutationCase {
  readonly as: OwnKey;
  readonly input: (owner: Owner) => object | Promise<object>;
}
