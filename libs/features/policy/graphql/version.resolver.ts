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
  findings(@Parent() { findings }: AskedVersion): Promise<readonly object[]> {
    return findings();
  }

  @ResolveField('checked')
  async checked(@Parent() { text }: AskedVersion): Promise<boolean> {
    return (await text()).checked;
  }

  @ResolveField('approvers')
  async approvers(@Parent() { text }: AskedVersion): Promise<readonly string[]> {
    return (await text()).approvers;
  }

  @ResolveField('draftedBy')
  async draftedBy(@Parent() { names, draftedById }: AskedVersion): Promise<string | null> {
    return (await names()).get(draftedById) ?? null;
  }

  @ResolveField('publishedBy')
  async publishedBy(@Parent() { names, publishedById }: AskedVersion): Promise<string | null> {
    return publishedById === null ? null : ((await names()).get(publishedById) ?? null);
  }

  @ResolveField('questions')
  async questions(@Parent() { text }: AskedVersion): Promise<readonly object[]> {
    return (await text()).questions;
  }
}
