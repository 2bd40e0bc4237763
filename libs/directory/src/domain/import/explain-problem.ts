import type { ImportProblem, ImportProblemCode } from './import-problem.js'

type Facts = Readonly<Record<string, string | null>>
interface Text {
  /** What is wrong; problems found while reading bring their own words. */
  readonly what?: (facts: Facts) => string
  readonly fix: string | ((facts: Facts) => string)
}

const period = ({ from, to }: Facts): string => `from ${from ?? 'the beginning of our records'}${to ? ` until ${to}` : ' on'}`
const meant = ({ suggestion }: Facts, otherwise: string): string => (suggestion ? `Did you mean ${suggestion}?` : otherwise)

const TEXTS: Readonly<Record<ImportProblemCode, Text>> = {
  EMPTY: { fix: 'Start the file with a line that names the columns.' },
  UNKNOWN_COLUMN: { fix: 'Rename or remove the column.' },
  MISSING_COLUMN: { fix: 'Add the column.' },
  DUPLICATE_COLUMN: { fix: 'Keep one of the columns of that name.' },
  NOT_CSV: { what: () => 'The file is not CSV text in UTF-8; it looks like a spreadsheet or another kind of text', fix: 'In the spreadsheet choose Save as, then "CSV UTF-8 (comma delimited)".' },
  WRONG_SEPARATOR: { what: () => 'The columns of the file are not separated by commas', fix: 'Save it as "CSV UTF-8 (comma delimited)".' },
  NO_ROWS: { what: () => 'The file has a header and nothing else', fix: 'Check that it is the right file.' },
  TOO_MANY_ROWS: { what: ({ limit }) => `The file has more than ${limit} rows`, fix: 'Split it into several files, each with the header.' },
  LINE_TOO_LONG: { what: () => 'The line is far longer than a row can be', fix: 'Look for a missing line end or a pasted document.' },
  QUOTE_NOT_CLOSED: { what: () => 'A quotation mark opens a value and none closes it', fix: 'Close the value with a quotation mark, or remove the first.' },
  QUOTE_MISPLACED: { what: () => 'Text follows the quotation mark that closes a value', fix: 'Write a quotation mark inside a quoted value twice ("").' },
  NOT_UTF8: { what: () => 'The line has letters that are not in UTF-8', fix: 'Save the file as "CSV UTF-8".' },
  TOO_MANY_CELLS: { what: ({ cells, columns }) => `The row has ${cells} values; the header names ${columns} columns`, fix: 'Put quotation marks around a value that contains a comma.' },
  MISSING: { fix: 'Fill in the value.' },
  TOO_LONG: { fix: 'Shorten the value.' },
  FORMULA: { fix: 'Remove the character with which the value starts.' },
  CONTROL_CHARACTER: { fix: 'Type the value again.' },
  NOT_AN_OPTION: { fix: 'Use one of the values named.' },
  NOT_A_DATE: { fix: 'Write a day that exists as 2026-04-01 or 01/04/2026.' },
  NOT_AN_EMAIL: { fix: 'Correct the address.' },
  NOT_A_CODE: { fix: 'Use the official code, such as E07000223.' },
  UNKNOWN_CODE: { fix: 'Correct the code, or import that organisation first.' },
  DUPLICATE: { fix: 'Keep one of the two lines.' },
  CONTRADICTION: { fix: 'Correct one of the values that contradict each other.' },
  EMAIL_OF_ANOTHER: {
    what: ({ email, name }) => `${email} is the address of ${name}, whose name is quite another`,
    fix: 'If it is the same person, change the name on their page first; if not, correct the address.',
  },
  SAME_PERSON: { what: ({ line }) => `The address belongs to the person on line ${line}, who has several`, fix: 'Keep one of the two lines.' },
  NOT_YOURS: {
    what: ({ email }) => `${email} is in use by somebody who is not in your organisation`,
    fix: 'Invite them to join your organisation: they accept for themselves.',
  },
  OTHER_ORGANISATION: { what: ({ code }) => `${code} is not the organisation that this file is for`, fix: 'Remove the row, or ask that organisation to import it.' },
  OWN_ROLE: { what: () => 'Nobody gives or changes a role of their own', fix: 'Ask another administrator to do it.' },
  OWN_LINE_MANAGER: { what: () => 'Nobody chooses their own line manager', fix: 'Ask another administrator to do it, or leave the line manager out.' },
  UNKNOWN_PERSON: { what: ({ email }) => `Nobody here has the address ${email}`, fix: 'Correct the address, or import the person first.' },
  UNKNOWN_ORGANISATION: { what: ({ code }) => `${code} is the code of no organisation here`, fix: (facts) => meant(facts, 'Correct the code, or import that organisation first.') },
  OUTSIDE_ORGANISATION: { what: (facts) => `The organisation exists ${period(facts)}; the membership would lie partly outside`, fix: 'Correct the dates, or use the code of its successor.' },
  OVERLAPS: { what: (facts) => `The person already holds this role here ${period(facts)}`, fix: ({ from }) => `To change that membership use its first day, ${from}; to add another, choose days outside it.` },
  OVERLAPS_LINE: { what: ({ line }) => `The days overlap with the same role on line ${line}`, fix: 'Correct the dates, or keep one of the two lines.' },
  UNKNOWN_MANAGER: { what: ({ email }) => `Nobody here has the address ${email}`, fix: 'Correct the address, or import the line manager first.' },
  MANAGER_OUTSIDE: { what: ({ email }) => `${email} is nobody in this organisation`, fix: 'Add a row with their membership, or leave the line manager out.' },
  MANAGER_SELF: { what: () => 'The line manager is the person themselves, under another address', fix: 'Name somebody else, or leave the line manager out.' },
  MANAGERS_DIFFER: { what: ({ line }) => `Line ${line} names another line manager of the same person`, fix: 'Name one: a person has one line manager in an organisation.' },
  PERIOD_CHANGES: { what: (facts) => `The organisation exists ${period(facts)} here`, fix: 'Leave the dates empty: they change only when organisations are merged or split.' },
  PARENT_CYCLE: { what: ({ code }) => `${code} is above the organisation and below it at the same time`, fix: 'Correct the code of the county or combined authority.' },
}

/** A problem in words: what is wrong and what to do about it. */
export function explainProblem({ line, column, code, message, facts }: ImportProblem): { readonly message: string; readonly fix: string } {
  const { what, fix } = TEXTS[code]
  const where = column === '' ? `Line ${line}` : `Line ${line}, ${column}`
  return { message: message ?? `${where}: ${what?.(facts ?? {}) ?? code}`, fix: typeof fix === 'string' ? fix : fix(facts ?? {}) }
}
