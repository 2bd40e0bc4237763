import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory.module.js'
import { MatrixModule } from '../matrix.module.js'
import { ExternalOfferResolver } from './external-offer.resolver.js'
import { OrganisationResolver } from './organisation.resolver.js'
import { PeopleGraphqlModule } from './people-graphql.module.js'
import { TransfersGraphqlModule } from './transfers-graphql.module.js'

export { ExternalOfferType } from './external-offer.type.js'
export { OrganisationType } from './organisation.type.js'
export { PersonType } from './person.type.js'

/** The directory's part of the GraphQL schema. */
@Module({ imports: [DirectoryModule, MatrixModule, PeopleGraphqlModule, TransfersGraphqlModule], providers: [ExternalOfferResolver, OrganisationResolver] })
export class DirectoryGraphqlModule {}
