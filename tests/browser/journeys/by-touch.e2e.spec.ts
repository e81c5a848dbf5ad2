import { by } from '../support/hand.js';
import { describeMainJourneys } from './main-journeys.js';

describeMainJourneys(by.touch);
