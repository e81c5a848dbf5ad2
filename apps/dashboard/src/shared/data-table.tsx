export { DataTable } from '../design/data-table.js';
export type { Column } from '../design/data-table.js';
export { More } from '../design/more.js';
