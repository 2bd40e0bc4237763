import type { MessageRequest } from '#notifications'

/** A request whose data was checked against its own template, ready for a list of requests of many templates. */
export const request = <Data extends object>(message: MessageRequest<Data>): MessageRequest => message as unknown as MessageRequest
