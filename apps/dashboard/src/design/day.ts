const FORMS = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})[/. -](?<month>\d{1,2})[/. -](?<year>\d{4})$/,
];

/** `2026-11-21` of `21/11/2026`, `21.11.2026` or itself; null for what is no day of the calendar. */
export const isoDay = (text: string): string | null => {
  const groups = FORMS.map((form) => form.exec(text.trim())?.groups).find((found) => found !== undefined);
  if (groups === undefined) return null;
  const { year = '', month = '', day = '' } = groups;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const start = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(iso) ? iso : null;
};
