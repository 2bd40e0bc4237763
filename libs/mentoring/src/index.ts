export { matchChanged, meetingChanged, profileChanged, roundPublished } from './events.js'
export { mentoringPersistence } from './persistence.js'
