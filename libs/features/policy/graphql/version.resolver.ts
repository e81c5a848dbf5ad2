import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AskedVersion } from '../query/asked-policies.js';

/** Fields of a version's text: read when somebody selects one of them. */
@Resolver('PolicyVersion')
export class VersionResolver {
  @ResolveField('sections')
  async sections(@Parent() { text }: AskedVersion): Promise<readonly object[]> {
    return (await text()).sections;
  }

  @ResolveField('approvals')
  async approvals(@Parent() { text }: AskedVersion): Promise<readonly object[]> {
    return (await text()).approvals;
  }

  @ResolveField('findings')
  async findings(@Parent() { text }: AskedVersion): Promise<readonly object[]> {
    return (await text()).findings;
  }

  @ResolveField('questions')
  async questions(@Parent() { text }: AskedVersion): Promise<readonly object[]> {
    return (await text()).questions;
  }
}
