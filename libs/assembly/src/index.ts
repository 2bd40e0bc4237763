export { persistence } from './persistence.js'
export { ContactsModule } from './contacts.module.js'
export { PersonalDataModule } from './personal-data.module.js'
