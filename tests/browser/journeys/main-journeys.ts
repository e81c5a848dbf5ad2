import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/chromium.js';
import type { Way } from '../support/hand.js';
import { Stage } from '../support/stage.js';
import { approve } from './approve.js';
import { breach } from './breach.js';
import { chase } from './chase.js';
import { past } from './past.js';
import { readAndConfirm } from './read-and-confirm.js';
import { upload } from './upload.js';

const TIME_LIMIT = 180_000;

/** The six main journeys, one after the other on one server. */
export const describeMainJourneys = (way: Way): void =>
  describeInBrowser(() => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await Stage.open();
    }, 240_000);
    afterEach(async () => {
      expect(await stage.leave()).toEqual([]);
    });
    afterAll(() => stage.close());

    describe(`a main journey ${way.name}`, () => {
      it.each([
        ['finding whom to chase', chase],
        ['approving, the differences first', approve],
        ['reading and confirming', readAndConfirm],
        ['uploading a policy and sending it for approval', upload],
        ['reporting a breach, and working the case', breach],
        ['looking at the past and coming back', past],
      ])('leads to its end: %s', (_, journey) => journey(stage, way), TIME_LIMIT);
    });
  });
