export { persistence } from './persistence.js'
/** Apart from {@link persistence}: a database role of its own keeps it. */
export { equalityPersistence } from '#equality'
export { PopulationsModule } from './populations.module.js'
export { ContactsModule } from './contacts.module.js'
export { IndicatorSourcesModule } from './indicator-sources.module.js'
export { PersonalDataModule } from './personal-data.module.js'
export { TargetStandingsModule } from './target-standings.module.js'
