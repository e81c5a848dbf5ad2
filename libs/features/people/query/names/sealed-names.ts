import type { Uuid } from '#platform/kernel/event.js';
import { isErased, type Erased, type Opened, type Sealing } from '#platform/sealing/sealing.js';

/** A row with sealed fields, and the tenant whose key opens them. */
export interface SealedRow {
  readonly tenantId: Uuid;
}

const textOf = (opened: Opened | undefined): string | null =>
  opened === undefined || isErased(opened) || typeof opened.value !== 'string' ? null : opened.value;

/** When and why a row's names went; null while they are there. */
export interface ErasedRow {
  readonly erased: Erased | null;
}

/**
 * Opens the named fields of many rows, with one look-up of keys for all of them. A field that is null stays so; one whose key
 * was destroyed becomes null, and the row says when and why. What comes back is for memory and for an answer, never for a table or a line of a log.
 */
export const openFields = async <Row extends SealedRow, Field extends keyof Row & string>(
  sealing: Sealing,
  rows: readonly Row[],
  fields: readonly Field[],
): Promise<readonly (Omit<Row, Field> & Record<Field, string | null> & ErasedRow)[]> => {
  const opened = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(fields.map((field) => [field, null])),
    erased: null as Erased | null,
  }));
  const byTenant = new Map<Uuid, { n: number; field: Field; text: string }[]>();
  rows.forEach((row, n) => {
    const places = byTenant.get(row.tenantId) ?? [];
    byTenant.set(row.tenantId, places);
    for (const field of fields) if (row[field] != null) places.push({ n, field, text: String(row[field]) });
  });
  const tenants = [...byTenant];
  const all = await sealing.openAcross(
    tenants.map(([tenantId, places]) => ({ tenantId, texts: places.map(({ text }) => text) })),
  );
  tenants.forEach(([, places], of) => {
    places.forEach(({ n, field }, at) => {
      const found = all[of]?.[at];
      Object.assign(opened[n] as object, { [field]: textOf(found), ...(isErased(found) && { erased: found }) });
    });
  });
  return opened as unknown as readonly (Omit<Row, Field> & Record<Field, string | null> & ErasedRow)[];
};

/** Given and family name as they are shown; null where neither is left. */
export const fullName = (given: string | null, family: string | null): string | null =>
  [given, family].filter((part) => part !== null && part !== '').join(' ') || null;
