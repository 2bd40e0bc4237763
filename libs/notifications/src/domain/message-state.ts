import type { TransitionTable } from '#kernel'

/** `suppressed`: not emailed by choice or for want of an address, but on the person's page. `failed`: given up. */
export type MessageState = 'queued' | 'sent' | 'failed' | 'suppressed'
export type MessageAction = 'send' | 'fail' | 'suppress' | 'queue_again'

export const MESSAGE_STATES: TransitionTable<MessageState, MessageAction> = {
  queued: { send: 'sent', fail: 'failed', suppress: 'suppressed' },
  failed: { queue_again: 'queued' },
  sent: {},
  suppressed: {},
}
