/** The trees of RFC 9162: roots as they grow, paths and how they are checked. */
export { nodeHash, rootOf, TreeHead } from './tree-head.js';
export type { Completed } from './tree-head.js';
export { consistencyPath, consistencyRanges, inclusionPath, inclusionRanges, subtreesOf } from './merkle-paths.js';
export type { LeafRange, SubtreeReader } from './merkle-paths.js';
export { verifyConsistency, verifyInclusion } from './merkle-verify.js';
export type { ConsistencyProof, InclusionProof } from './merkle-verify.js';
