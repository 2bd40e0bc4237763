export { persistence } from './persistence.js'
export { ContactsModule } from './contacts.module.js'
