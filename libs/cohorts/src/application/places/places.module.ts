import { Module } from '@nestjs/common'
import { EnrolmentWriteQueries } from '../../data/enrolment/enrolment-write.queries.js'
import { EnrolmentQueries } from '../../data/enrolment/enrolment.queries.js'
import { EntryQueries } from '../../data/enrolment/entry.queries.js'
import { PlacesQueries } from '../../data/places/places.queries.js'
import { EnrolmentWriter } from '../enrolment/enrolment-writer.js'
import { LockedEnrolment } from '../enrolment/locked-enrolment.js'
import { PlacesService } from './places.service.js'

const shared = [EnrolmentQueries, EnrolmentWriteQueries, EntryQueries, PlacesQueries, EnrolmentWriter, LockedEnrolment, PlacesService]

/** Places, and the one way by which enrolments change. */
@Module({ providers: shared, exports: shared })
export class PlacesModule {}
