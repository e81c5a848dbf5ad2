import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';

const SCHOOLS = 100;
const CODES = 'IIIIDOANX';
const ANSWER = /\/graphql\?operationName=(Overview|Matrix)\b/;

interface Row {
  readonly codes: string;
}

interface Answer {
  readonly data: { readonly matrix: { readonly columns: readonly object[]; readonly rows: readonly Row[] } };
}

/** The same answer for a trust of 100 schools, with a policy in each cell. */
const grown = ({ data }: Answer): Answer => {
  const { columns, rows } = data.matrix;
  const [first] = rows;
  if (!first) throw new Error('The sandbox has no schools.');
  const many = Array.from({ length: SCHOOLS }, (_, school) => {
    const codes = columns.map((__, column) => CODES[(school * 7 + column * column * 13) % CODES.length] ?? 'I');
    return {
      ...first,
      schoolId: randomUUID(),
      name: { en: `School number ${String(school + 1)}`, cy: null },
      codes: codes.join(''),
      days: codes.map((code, column) => (code === 'O' || code === 'D' ? (school * 31 + column * 17) % 365 : null)),
      policyIds: codes.map((code) => (code === 'N' || code === 'X' ? null : randomUUID())),
    };
  });
  return { data: { ...data, matrix: { columns, rows: many } } };
};

/** Opens a page of the sandbox's trust, and then the same as if that had 100 schools. */
export const openFullTrust = async (page: Page, path: string): Promise<void> => {
  const [response] = await Promise.all([page.waitForResponse(ANSWER), page.goto(path)]);
  const json = grown((await response.json()) as Answer);
  await page.route(ANSWER, (route) => route.fulfill({ json }));
  await page.reload();
};
