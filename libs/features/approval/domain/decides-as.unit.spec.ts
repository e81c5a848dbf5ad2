import { describe, expect, it } from '@jest/globals';
import { decidesAs } from './decides-as.js';

const school = 'school';
const trust = 'trust';
const waiting = { schoolId: school, requesterId: 'clerk', waitingPost: 'governing body' };
const chair = { actorId: 'chair', tenantId: school };

describe('somebody decides the waiting step', () => {
  it('in the post of the step', () => {
    const held = new Map([[school, ['headteacher']]]);
    expect(decidesAs(chair, { ...waiting, waitingPost: 'Head Teacher' }, held)).toBe('headteacher');
  });

  it('for a body as its chair or its clerk', () => {
    expect(decidesAs(chair, waiting, new Map([[school, ['chair-of-governors']]]))).toBe('chair of governors');
    expect(decidesAs(chair, waiting, new Map([[school, ['clerk-to-governors']]]))).toBe('clerk to governors');
  });

  it('in a post held in the record of their own credential', () => {
    const held = new Map([[trust, ['chair-of-trustees']]]);
    const board = { ...waiting, waitingPost: 'trust board' };
    expect(decidesAs({ actorId: 'chair', tenantId: trust }, board, held)).toBe('chair of trustees');
  });
});

describe('nobody decides', () => {
  const held = new Map([[school, ['chair-of-governors']]]);

  it('on what they asked for themselves', () => {
    expect(decidesAs({ ...chair, actorId: 'clerk' }, waiting, held)).toBeNull();
  });

  it('where no step waits', () => {
    expect(decidesAs(chair, { ...waiting, waitingPost: null }, held)).toBeNull();
  });

  it('without the post, or with it in another school', () => {
    expect(decidesAs(chair, waiting, new Map([[school, ['governor']]]))).toBeNull();
    expect(decidesAs(chair, waiting, new Map([['another school', ['chair-of-governors']]]))).toBeNull();
  });
});
