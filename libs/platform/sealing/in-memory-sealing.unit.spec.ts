import { describe } from '@jest/globals';
import { InMemorySealing } from './in-memory-sealing.js';
import { sealingContract } from './sealing.contract.js';

describe('InMemorySealing', () => {
  const sut = new InMemorySealing();
  sealingContract(() => sut);
});
