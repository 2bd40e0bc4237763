import type { LibPersistence } from '#platform/database'
import { DescriptorEntity, FamilyEntity, LevelEntity, RequirementEntity, RoleEntity, SkillEntity } from './data/framework-content.entity.js'
import { FrameworkVersionHistoryEntity } from './data/framework-version-history.entity.js'
import { FrameworkVersionEntity } from './data/framework-version.entity.js'
import { FrameworkEntity } from './data/framework.entity.js'
import { CreateCompetency1795288112242 } from './data/migrations/1795288112242-create-competency.js'

export const competencyPersistence: LibPersistence = {
  schema: 'competency',
  entities: [
    FrameworkEntity, FrameworkVersionEntity, FrameworkVersionHistoryEntity,
    FamilyEntity, LevelEntity, SkillEntity, DescriptorEntity, RoleEntity, RequirementEntity,
  ],
  migrations: [CreateCompetency1795288112242],
}
