import { personProjection } from './projection/person/person.projection.js';
import { postProjection } from './projection/post/post.projection.js';

/** Read models of this feature. */
export const peopleProjections = [personProjection, postProjection] as const;
