/** Characters with which a spreadsheet takes a cell for a formula, the full-width ones included. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/u
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/

/** Whether a spreadsheet would run the cell instead of showing it. Plain numbers are harmless. */
export const looksLikeFormula = (cell: string): boolean => FORMULA_START.test(cell) && !PLAIN_NUMBER.test(cell)

/** A cell for export that no spreadsheet runs: an apostrophe in front, which spreadsheets hide. */
export const neutraliseFormula = (cell: string): string => (looksLikeFormula(cell) ? `'${cell}` : cell)
