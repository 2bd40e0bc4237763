import { Module } from '@nestjs/common'
import { EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { PlacesService } from './places.service.js'

/** Places and the one way by which enrolments change. */
@Module({
  providers: [EnrolmentWriteQueries, PlacesQueries, EnrolmentWriter, PlacesService],
  exports: [PlacesQueries, EnrolmentWriteQueries, EnrolmentWriter, PlacesService],
})
export class PlacesModule {}
