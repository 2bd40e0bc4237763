import type { TransitionTable } from '#kernel'

export const IMPORT_KINDS = ['organisations', 'people', 'memberships'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const IMPORT_STATES = ['uploaded', 'checking', 'checked', 'applying', 'applied', 'failed', 'cancelled'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
export type ImportAction = 'check' | 'apply' | 'finish' | 'fail' | 'cancel'

/**
 * The life of an imported file. A dry run ends in `checked`, from where it may be applied; `failed` wrote nothing and
 * may be applied again (with only the good rows, or when what stopped it has gone).
 */
export const importTransitions: TransitionTable<ImportState, ImportAction> = {
  uploaded: { check: 'checking', apply: 'applying', fail: 'failed', cancel: 'cancelled' },
  checking: { finish: 'checked', fail: 'failed', cancel: 'cancelled' },
  checked: { apply: 'applying', cancel: 'cancelled' },
  applying: { finish: 'applied', fail: 'failed', cancel: 'cancelled' },
  failed: { apply: 'applying' },
  applied: {},
  cancelled: {},
}

/** What became, or would become, of the rows of a file. */
export interface ImportCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
}

/** Whether the rows may be written: all good, or only the good ones wanted. Nothing good is nothing to write. */
export const mayWrite = ({ rows, refused }: ImportCounts, skipBadRows: boolean): boolean => refused === 0 || (skipBadRows && refused < rows)
