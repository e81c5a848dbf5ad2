import { mutationCases, type Owner } from './cases.js';
import { command, type World } from './world.js';

/**
 * Has the owner give each command once, so that every text that somebody can write, and every table that it ends up
 * in, holds something that others must not see: those of commands yet to be written too.
 */
export const giveEveryCommand = async (world: Pick<World, 'server'>, owner: Owner): Promise<void> => {
  const keys = { ...owner.group.keys, ...owner.school.keys };
  for (const [field, { as, input }] of Object.entries(mutationCases)) {
    const { text, body } = await command(world, keys[as], field, await input(owner));
    const answer = body.data?.[field] as { readonly __typename?: string } | null | undefined;
    if (!answer || answer.__typename === 'Refused') throw new Error(`${field}: ${text}`);
  }
  await owner.life.atRest();
  await world.server.settled();
};
