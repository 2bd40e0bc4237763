export { createTransport } from './create-transport.js'
export { MessageTransport, type DeliveryResult, type OutgoingMessage } from './message-transport.js'
