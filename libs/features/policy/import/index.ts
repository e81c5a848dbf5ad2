export { readPolicyDocument } from './read-policy-document.js';
export { IMPORT_LIMITS } from './import.limits.js';
export { toPolicyContract } from './policy-contract.js';
export { POLICY_RULES, type PolicyRule } from './rules/policy-rules.js';
export type {
  IsoDate,
  PolicyFinding,
  PolicyFormat,
  PolicyReading,
  PolicyReadingContract,
  ReadAmendment,
  ReadApproval,
  ReadPolicyOptions,
  ReadSection,
  ReadSectionBody,
  ReadTitle,
  ReadVersion,
  RegisterEntry,
  UnsureQuestion,
} from './policy-reading.js';
