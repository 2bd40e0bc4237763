export type MinimumOutlook = 'reached' | 'within_reach' | 'at_risk'

/**
 * How a run stands against the number it needs. `within_reach`: enough if everybody with an open offer, on the waiting list or
 * awaiting approval says yes; `at_risk`: not even then.
 */
export function checkMinimum({ minimum, accepted, mayFollow }: { readonly minimum: number; readonly accepted: number; readonly mayFollow: number }): MinimumOutlook {
  if (accepted >= minimum) return 'reached'
  return accepted + mayFollow >= minimum ? 'within_reach' : 'at_risk'
}
