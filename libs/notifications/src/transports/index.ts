export { FilesTransport } from './files-transport.js'
export { MessageTransport, type DeliveryResult, type OutgoingMessage } from './message-transport.js'
export { NotifyTransport, type NotifyOptions } from './notify-transport.js'
export { SmtpTransport, type SmtpOptions } from './smtp-transport.js'
