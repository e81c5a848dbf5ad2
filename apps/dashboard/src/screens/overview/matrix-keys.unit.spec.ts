import { describe, expect, it } from '@jest/globals';
import { keepWithin, moveTo } from './matrix-keys.js';

const extent = { rows: 12, columns: 21 };
const at = (row: number, column: number) => ({ row, column });

describe('a cell in the middle', () => {
  it.each([
    ['ArrowRight', at(5, 6)],
    ['ArrowLeft', at(5, 4)],
    ['ArrowUp', at(4, 5)],
    ['ArrowDown', at(6, 5)],
    ['Home', at(5, 0)],
    ['End', at(5, 20)],
    ['PageDown', at(11, 5)],
    ['PageUp', at(0, 5)],
  ])('is left by %s', (key, next) => {
    expect(moveTo(at(5, 5), key, false, extent)).toEqual(next);
  });

  it('is left for the corners with Control', () => {
    expect(moveTo(at(5, 5), 'Home', true, extent)).toEqual(at(0, 0));
    expect(moveTo(at(5, 5), 'End', true, extent)).toEqual(at(11, 20));
  });

  it.each(['Tab', 'Enter', 'a', ' ', 'Escape'])('leaves %s to the browser', (key) => {
    expect(moveTo(at(5, 5), key, false, extent)).toBeNull();
  });

  it('leaves Control with an arrow to the browser', () => {
    expect(moveTo(at(5, 5), 'ArrowRight', true, extent)).toBeNull();
  });
});

describe('a cell at the edge', () => {
  it('is not left over it', () => {
    expect(moveTo(at(0, 0), 'ArrowUp', false, extent)).toEqual(at(0, 0));
    expect(moveTo(at(11, 20), 'ArrowRight', false, extent)).toEqual(at(11, 20));
  });
});

describe('a matrix that became smaller', () => {
  it('keeps the nearest cell', () => {
    expect(keepWithin(at(11, 20), { rows: 4, columns: 3 })).toEqual(at(3, 2));
    expect(keepWithin(at(11, 20), { rows: 0, columns: 1 })).toEqual(at(0, 0));
  });

  it('has no cell to go to when it is empty', () => {
    expect(moveTo(at(0, 0), 'ArrowDown', false, { rows: 0, columns: 21 })).toBeNull();
  });
});
