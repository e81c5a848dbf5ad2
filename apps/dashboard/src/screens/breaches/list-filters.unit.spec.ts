import { describe, expect, it } from '@jest/globals';
import { filtersOf } from './list-filters.js';

describe('the filters of the address', () => {
  it('are read', () => {
    expect(filtersOf({ open: 'no', schoolId: 's', category: 'HARASSMENT', clock: 'RUN_OUT' })).toEqual({
      ...{ open: false, schoolId: 's', category: 'HARASSMENT', clock: 'RUN_OUT' },
    });
    expect(filtersOf({ open: 'yes' }).open).toBe(true);
  });
  it('filter nothing where no filter understands them', () => {
    const none = { open: null, schoolId: null, category: null, clock: null };
    expect(filtersOf({})).toEqual(none);
    expect(filtersOf({ open: 'perhaps', category: 'toString', clock: '<script>' })).toEqual(none);
  });
});
