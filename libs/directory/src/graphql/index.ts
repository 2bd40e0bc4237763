import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory.module.js'
import { OrganisationResolver } from './organisation.resolver.js'

export { OrganisationType } from './organisation.type.js'

/** The directory's part of the GraphQL schema. */
@Module({ imports: [DirectoryModule], providers: [OrganisationResolver] })
export class DirectoryGraphqlModule {}
