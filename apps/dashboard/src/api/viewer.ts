import type { LocalText, Viewer } from '../../../../libs/contracts/graphql/schema.types.js';

/** Who asks; part of each screen's document, so that a screen is one request. */
export const VIEWER = /* GraphQL */ `
  viewer { role tenantId tenantKind tenantName { en cy } personId personName approvalsWaiting }
`;

/** Schools and columns by name, at one fixed cost, for screens whose rows carry ids alone. */
export const NAMES = /* GraphQL */ `
  names: matrix(asOf: $asOf, minPosition: $minPosition) {
    columns { category label { en cy } }
    rows { schoolId name { en cy } }
  }
`;

/** The viewer of every answer. */
export interface WithViewer {
  readonly viewer: Viewer;
}

/** The names of every list. */
export interface WithNames extends WithViewer {
  readonly names: {
    readonly columns: readonly { readonly category: string; readonly label: LocalText }[];
    readonly rows: readonly { readonly schoolId: string; readonly name: LocalText }[];
  };
}

/** Variables that every question takes. */
export interface AtMoment {
  readonly asOf: string | null;
  readonly minPosition: readonly { readonly tenant: string; readonly position: number }[] | null;
}

/** The name of a school; null when the list of names does not hold it. */
export const schoolNameIn = (names: WithNames['names'], schoolId: string): LocalText | null =>
  names.rows.find((row) => row.schoolId === schoolId)?.name ?? null;
