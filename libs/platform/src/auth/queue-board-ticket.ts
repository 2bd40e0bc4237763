/** Purpose of the ticket with which a platform administrator opens the queue board of the worker. */
export const QUEUE_BOARD = 'queue-board'
