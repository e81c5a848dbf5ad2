import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { AskedFinding } from '../query/asked-policies.js';

/** Where a finding stands in the text: the text is read when somebody asks. */
@Resolver('VersionFinding')
export class FindingResolver {
  @ResolveField('section')
  section(@Parent() { sectionOf }: AskedFinding): Promise<object | null> {
    return sectionOf();
  }
}
