/** Rounds to one decimal: more would claim an accuracy that figures do not have. */
export const tenth = (value: number): number => Math.round(value * 10) / 10
