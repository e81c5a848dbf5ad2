import { describe, expect, it } from '@jest/globals';
import { welshCount, welshNouns } from './welsh-count.js';

const { day, minute, person, policy } = welshNouns;
const from = (counts: readonly number[], noun: Parameters<typeof welshCount>[1]): string[] =>
  counts.map((count) => welshCount(count, noun));

describe('a Welsh noun after a figure', () => {
  it('is mutated after 2, 3 and 6, and nowhere else', () => {
    expect(from([0, 1, 2, 3, 4, 5, 6, 7, 12, 22], policy)).toEqual([
      ...['0 polisi', '1 polisi', '2 bolisi', '3 pholisi', '4 polisi', '5 polisi', '6 pholisi', '7 polisi'],
      ...['12 polisi', '22 polisi'],
    ]);
  });

  it('changes softly alone where it begins with neither p, t nor c', () => {
    expect(from([1, 2, 3, 6], day)).toEqual(['1 diwrnod', '2 ddiwrnod', '3 diwrnod', '6 diwrnod']);
    expect(from([1, 2, 3, 6], minute)).toEqual(['1 munud', '2 funud', '3 munud', '6 munud']);
  });

  it('is the plural with `o` where that is usual', () => {
    expect(from([0, 1, 2, 3, 4, 6], person)).toEqual([
      ...['0 o bobl', '1 person', '2 berson', '3 pherson', '4 o bobl', '6 pherson'],
    ]);
  });
});
