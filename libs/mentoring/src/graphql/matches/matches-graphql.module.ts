import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { DashboardModule } from '../../application/dashboard/dashboard.module.js'
import { MatchesModule } from '../../application/matches/matches.module.js'
import { RelationshipsModule } from '../../application/relationships/relationships.module.js'
import { SchemesModule } from '../../application/schemes/schemes.module.js'
import { MentoringNamesModule } from '../names.module.js'
import { MeetingResolver } from '../relationships/meeting.resolver.js'
import { RelationshipFieldsResolver } from '../relationships/relationship-fields.resolver.js'
import { RelationshipLoaders } from '../relationships/relationship-loaders.js'
import { RelationshipResolver } from '../relationships/relationship.resolver.js'
import { ConcernResolver, DashboardResolver } from './dashboard.resolver.js'
import { MatchFieldsResolver, MatchPersonResolver } from './match-fields.resolver.js'
import { MatchSearchResolver } from './match-search.resolver.js'
import { MatchViewerResolver } from './match-viewer.resolver.js'
import { MatchResolver } from './match.resolver.js'
import { ReasonTexts } from './reason-texts.js'

/** Matches, relationships and the dashboard in the API. */
@Module({
  imports: [DashboardModule, DirectoryModule, MatchesModule, MentoringNamesModule, RelationshipsModule, SchemesModule],
  providers: [
    ConcernResolver, DashboardResolver, MatchFieldsResolver, MatchPersonResolver, MatchResolver, MatchSearchResolver, MatchViewerResolver, MeetingResolver, ReasonTexts, RelationshipFieldsResolver,
    RelationshipLoaders, RelationshipResolver,
  ],
})
export class MatchesGraphqlModule {}
