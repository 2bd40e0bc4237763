export * from './build-calendar.js'
export * from './calendar-event.js'
export * from './decide-calendar-message.js'
