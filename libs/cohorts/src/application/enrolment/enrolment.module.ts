import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { EnrolmentListQueries } from '../../data/enrolment/enrolment-list.queries.js'
import { OfferSweepQueries } from '../../data/places/offer-sweep.queries.js'
import { PlainEntryQueries } from '../../data/places/plain-entry.queries.js'
import { WaitingListQueries } from '../../data/places/waiting-list.queries.js'
import { DemandService } from '../places/demand.service.js'
import { OfferSweepService } from '../places/offer-sweep.service.js'
import { OffersService } from '../places/offers.service.js'
import { PlacesModule } from '../places/places.module.js'
import { WaitingListService } from '../places/waiting-list.service.js'
import { RunsModule } from '../runs/runs.module.js'
import { StandingModule } from '../runs/standing.module.js'
import { ApplicationsService } from './applications.service.js'
import { EnrolmentImportService } from './enrolment-import.service.js'
import { EnrolmentsService } from './enrolments.service.js'
import { EntryBatch } from './entry-batch.js'
import { EntryService } from './entry.service.js'
import { NominationsService } from './nominations.service.js'

const services = [
  ApplicationsService, NominationsService, EnrolmentImportService, EnrolmentsService, OffersService, OfferSweepService, WaitingListService, DemandService,
]

/** Ways into a run, offers and the waiting list. */
@Module({
  imports: [AuditModule, PlacesModule, RunsModule, StandingModule],
  providers: [EnrolmentListQueries, OfferSweepQueries, PlainEntryQueries, WaitingListQueries, EntryBatch, EntryService, ...services],
  exports: services,
})
export class EnrolmentModule {}
