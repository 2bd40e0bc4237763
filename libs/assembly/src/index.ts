export { persistence } from './persistence.js'
export { ContactsModule } from './contacts.module.js'
export { IndicatorSourcesModule } from './indicator-sources.module.js'
export { PersonalDataModule } from './personal-data.module.js'
