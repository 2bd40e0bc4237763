import { Module } from '@nestjs/common'
import { ExternalOffersService } from './application/external-offers.service.js'
import { MatrixService } from './application/matrix.service.js'
import { ExternalOfferQueries } from './data/external-offer.queries.js'
import { MatrixQueries } from './data/matrix.queries.js'
import { DirectoryModule } from './directory.module.js'

/** The responsibility matrix and what others offer in it. */
@Module({
  imports: [DirectoryModule],
  providers: [ExternalOfferQueries, MatrixQueries, ExternalOffersService, MatrixService],
  exports: [ExternalOffersService, MatrixService],
})
export class MatrixModule {}
