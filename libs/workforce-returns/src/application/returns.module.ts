import { Module } from '@nestjs/common'
import { CompetencyModule } from '#competency'
import { DirectoryModule } from '#directory'
import { NotificationsModule } from '#notifications'
import { LearningOffersModule } from '#read-models'
import { GapQueries } from '../data/figures/gap.queries.js'
import { FiguresQueries } from '../data/figures/figures.queries.js'
import { PersonReferencesQueries } from '../data/follow/person-references.queries.js'
import { SuccessionQueries } from '../data/follow/succession.queries.js'
import { PublicationQueries } from '../data/publication/publication.queries.js'
import { PublishedQueries } from '../data/publication/published.queries.js'
import { ReferenceQueries } from '../data/reference/reference.queries.js'
import { ReturnReminderQueries } from '../data/returns/reminder.queries.js'
import { ReturnContentQueries } from '../data/returns/return-content.queries.js'
import { ReturnQueries } from '../data/returns/return.queries.js'
import { LearningRouteQueries } from '../data/routes/learning-route.queries.js'
import { ExpectedService } from './figures/expected.service.js'
import { PlanOwners } from './figures/plan-owners.js'
import { PublishedStaffFigures } from './figures/published-staff-figures.js'
import { ShownMovements } from './figures/shown-movements.js'
import { ReturnStatesService } from './figures/return-states.service.js'
import { StaffFiguresService } from './figures/staff-figures.service.js'
import { StaffTablesService } from './figures/staff-tables.service.js'
import { SubmittedFiguresService } from './figures/submitted-figures.service.js'
import { FollowDirectoryService } from './follow/follow-directory.service.js'
import { GapScopes } from './gap/gap-scope.js'
import { LearningRoutesService } from './gap/learning-routes.service.js'
import { OutlookService } from './gap/outlook.service.js'
import { PublishedSupply } from './gap/published-supply.js'
import { SkillsGapService } from './gap/skills-gap.service.js'
import { ReturnRemindersService } from './messages/return-reminders.service.js'
import { PublicationsService } from './publication/publications.service.js'
import { ReturnPublications } from './publication/return-publications.service.js'
import { SkillsPublisher } from './publication/skills-publisher.js'
import { StaffPublisher } from './publication/staff-publisher.js'
import { ReferenceFilesService } from './reference/reference-files.service.js'
import { ReferenceService } from './reference/reference.service.js'
import { ReturnAccess } from './returns/return-access.js'
import { ReturnChecksService } from './returns/return-checks.service.js'
import { ReturnContextLoader } from './returns/return-context.loader.js'
import { ReturnStarter } from './returns/return-starter.js'
import { ReturnsHomeService } from './returns/returns-home.service.js'
import { ReturnsService } from './returns/returns.service.js'
import { SubmissionWriter } from './returns/submission-writer.js'
import { SubmitReturnService } from './returns/submit-return.service.js'
import { ReturnFilesService } from './sections/return-files.service.js'
import { ReturnSectionsService } from './sections/return-sections.service.js'

const queries = [FiguresQueries, GapQueries, LearningRouteQueries, PersonReferencesQueries, PublicationQueries, PublishedQueries, ReferenceQueries, ReturnContentQueries, ReturnQueries, ReturnReminderQueries, SuccessionQueries]
const parts = [ExpectedService, GapScopes, PlanOwners, PublicationsService, PublishedStaffFigures, ShownMovements, PublishedSupply, ReturnAccess, ReturnContextLoader, ReturnPublications, ReturnStarter, SkillsPublisher, StaffPublisher, SubmissionWriter]
const services = [
  FollowDirectoryService, LearningRoutesService, OutlookService, ReferenceFilesService, ReferenceService, ReturnChecksService, ReturnFilesService, ReturnRemindersService, ReturnSectionsService,
  ReturnStatesService, ReturnsHomeService, ReturnsService, SkillsGapService, StaffFiguresService, StaffTablesService, SubmitReturnService, SubmittedFiguresService,
]

/** Workforce returns: made, submitted, read and computed with. */
@Module({
  imports: [CompetencyModule, DirectoryModule, LearningOffersModule, NotificationsModule],
  providers: [...queries, ...parts, ...services],
  exports: [...services, ReturnAccess, ReturnContextLoader, ExpectedService, PublishedQueries, ReferenceQueries, ReturnPublications, SuccessionQueries],
})
export class ReturnsModule {}
