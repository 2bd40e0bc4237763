export { defineEvent, type EventDefinition } from './event.js'
export { Outbox, OUTBOX_CHANNEL } from './outbox.js'
export { OutboxMessageEntity } from './outbox-message.entity.js'
export { platformPersistence } from './persistence.js'
