import type { TransitionRefused } from '#kernel'
import { transitionErrors, type UserError } from '#platform/errors'
import type { RoundAction, RoundState } from '../../domain/index.js'

/** A step that the round's state does not allow. `review` comes by itself and is offered to nobody. */
export const stepRefused = (refused: TransitionRefused<RoundState, RoundAction>): readonly UserError[] =>
  transitionErrors('The round', { ...refused, allowed: refused.allowed.filter((action) => action !== 'review') })
