/**
 * SQL for "holds the post on the day" over a post row. The last day is held; a day that is not recorded bounds nothing.
 * `day` is a parameter's name.
 */
export const runsOn = (alias: string, day: string): string =>
  `(${alias}.start_date IS NULL OR ${alias}.start_date <= ${day}::date)
   AND (${alias}.end_date IS NULL OR ${alias}.end_date >= ${day}::date)`;

/**
 * SQL for "has not left by the day" over a person row; a null day asks what is known at the asked time: nobody has said
 * that they left. `day` is a parameter's name.
 */
export const stayedOn = (alias: string, day: string): string =>
  `(${alias}.left_on IS NULL OR coalesce(${alias}.left_on > ${day}::date, false))`;
