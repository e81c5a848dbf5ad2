import type { Sample } from './axe-cases.js';
import type { Stage } from './stage.js';

const LISTS = /* GraphQL */ `
  {
    viewer {
      tenantId
    }
    campaigns(first: 50) {
      edges {
        node {
          id
          outstanding
        }
      }
    }
    policies(first: 50) {
      edges {
        node {
          id
          versions {
            id
          }
        }
      }
    }
    approvals(status: APPROVED, first: 1) {
      edges {
        node {
          id
        }
      }
    }
    approvalsForMe {
      id
    }
    breaches(open: true, first: 1) {
      edges {
        node {
          id
        }
      }
    }
    people(first: 1) {
      edges {
        node {
          id
        }
      }
    }
  }
`;

const LINKS = 'query L($id: ID!) { readLinks(campaignId: $id) { path } }';

interface Named {
  readonly id: string;
  readonly outstanding?: number;
  readonly versions?: readonly object[];
}

interface Connection {
  readonly edges: readonly { readonly node: Named }[];
}

/** The first of a list that is as it must be. */
const idIn = ({ edges }: Connection, what: string, fits: (node: Named) => boolean = () => true): string => {
  const found = edges.find(({ node }) => fits(node));
  if (!found) throw new Error(`The sandbox's demo school has no ${what}; a page cannot be tried without one.`);
  return found.node.id;
};

/** One of each in the demo school. */
export const sampleOf = async (sut: Stage): Promise<Sample> => {
  const data = await sut.ask('headteacher', LISTS);
  const runningCampaignId = idIn(data['campaigns'], 'running campaign', ({ outstanding }) => (outstanding ?? 0) > 3);
  const { readLinks } = await sut.ask('clerk', LINKS, { id: runningCampaignId });
  return {
    schoolId: data['viewer'].tenantId,
    policyId: idIn(data['policies'], 'policy of two versions', ({ versions = [] }) => versions.length > 1),
    runningCampaignId,
    waitingApprovalId: idIn(
      { edges: data['approvalsForMe'].map((node: Named) => ({ node })) },
      'approval that waits for its head',
    ),
    decidedApprovalId: idIn(data['approvals'], 'decided approval'),
    openBreachId: idIn(data['breaches'], 'open breach'),
    personId: idIn(data['people'], 'person'),
    readPaths: readLinks.map(({ path }: { path: string }) => path),
  };
};
