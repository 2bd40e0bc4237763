import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateCompetency1795288112242 implements MigrationInterface {
  name = 'CreateCompetency1795288112242'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "competency"."framework" ("id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "framework_key" UNIQUE ("key"), CONSTRAINT "PK_413064c9a2fb226f0d933712883" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE TABLE "competency"."framework_version" ("id" uuid NOT NULL, "framework_id" uuid NOT NULL, "version" text NOT NULL, "status" text NOT NULL, "imported_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "published_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "framework_version_number" UNIQUE ("framework_id", "version"), CONSTRAINT "framework_version_published" CHECK ((status = 'draft') = (published_at is null)), CONSTRAINT "framework_version_status" CHECK (status in ('draft', 'published', 'superseded')), CONSTRAINT "PK_2688dee70c7ba768c999e4b23be" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE UNIQUE INDEX "framework_version_one_published" ON "competency"."framework_version"  ("framework_id") WHERE status = 'published'`)
    await runner.query(`CREATE TABLE "competency"."framework_version_history" ("id" uuid NOT NULL, "version_id" uuid NOT NULL, "action" text NOT NULL, "status" text NOT NULL, "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "by_person_id" uuid, "reason" text NOT NULL, CONSTRAINT "PK_cba377351daa4d7311dd52d3663" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE INDEX "framework_version_history_version" ON "competency"."framework_version_history"  ("version_id", "at") `)
    await runner.query(`CREATE TABLE "competency"."family" ("version_id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "description" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_850391999d50771a516896ec208" PRIMARY KEY ("version_id", "key"))`)
    await runner.query(`CREATE TABLE "competency"."level" ("version_id" uuid NOT NULL, "key" text NOT NULL, "rank" integer NOT NULL, "name" text NOT NULL, "description" text NOT NULL, CONSTRAINT "level_rank" UNIQUE ("version_id", "rank"), CONSTRAINT "PK_db0bddbefd23c7bb0f226821e76" PRIMARY KEY ("version_id", "key"))`)
    await runner.query(`CREATE TABLE "competency"."skill" ("version_id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "description" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_9443af7c38d384b2e583d0ef6f9" PRIMARY KEY ("version_id", "key"))`)
    await runner.query(`CREATE TABLE "competency"."descriptor" ("version_id" uuid NOT NULL, "skill_key" text NOT NULL, "level_key" text NOT NULL, "text" text NOT NULL, CONSTRAINT "PK_2780ca80d3a9b3edcc9ffb24a31" PRIMARY KEY ("version_id", "skill_key", "level_key"))`)
    await runner.query(`CREATE TABLE "competency"."role" ("version_id" uuid NOT NULL, "key" text NOT NULL, "family_key" text NOT NULL, "name" text NOT NULL, "purpose" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_1f4e099146c70f2fd5f7e163059" PRIMARY KEY ("version_id", "key"))`)
    await runner.query(`CREATE TABLE "competency"."requirement" ("version_id" uuid NOT NULL, "role_key" text NOT NULL, "skill_key" text NOT NULL, "level_key" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "PK_20e1080e1c62e4c4813bae6ef01" PRIMARY KEY ("version_id", "role_key", "skill_key"))`)
    await runner.query(`ALTER TABLE "competency"."framework_version" ADD CONSTRAINT "framework_version_framework_fk" FOREIGN KEY ("framework_id") REFERENCES "competency"."framework"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."framework_version_history" ADD CONSTRAINT "framework_version_history_version_fk" FOREIGN KEY ("version_id") REFERENCES "competency"."framework_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."family" ADD CONSTRAINT "family_version_fk" FOREIGN KEY ("version_id") REFERENCES "competency"."framework_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."level" ADD CONSTRAINT "level_version_fk" FOREIGN KEY ("version_id") REFERENCES "competency"."framework_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."skill" ADD CONSTRAINT "skill_version_fk" FOREIGN KEY ("version_id") REFERENCES "competency"."framework_version"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."descriptor" ADD CONSTRAINT "descriptor_level_fk" FOREIGN KEY ("version_id", "level_key") REFERENCES "competency"."level"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."descriptor" ADD CONSTRAINT "descriptor_skill_fk" FOREIGN KEY ("version_id", "skill_key") REFERENCES "competency"."skill"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."role" ADD CONSTRAINT "role_family_fk" FOREIGN KEY ("version_id", "family_key") REFERENCES "competency"."family"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."requirement" ADD CONSTRAINT "requirement_level_fk" FOREIGN KEY ("version_id", "level_key") REFERENCES "competency"."level"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."requirement" ADD CONSTRAINT "requirement_skill_fk" FOREIGN KEY ("version_id", "skill_key") REFERENCES "competency"."skill"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
    await runner.query(`ALTER TABLE "competency"."requirement" ADD CONSTRAINT "requirement_role_fk" FOREIGN KEY ("version_id", "role_key") REFERENCES "competency"."role"("version_id","key") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "competency"."requirement" DROP CONSTRAINT "requirement_role_fk"`)
    await runner.query(`ALTER TABLE "competency"."requirement" DROP CONSTRAINT "requirement_skill_fk"`)
    await runner.query(`ALTER TABLE "competency"."requirement" DROP CONSTRAINT "requirement_level_fk"`)
    await runner.query(`ALTER TABLE "competency"."role" DROP CONSTRAINT "role_family_fk"`)
    await runner.query(`ALTER TABLE "competency"."descriptor" DROP CONSTRAINT "descriptor_skill_fk"`)
    await runner.query(`ALTER TABLE "competency"."descriptor" DROP CONSTRAINT "descriptor_level_fk"`)
    await runner.query(`ALTER TABLE "competency"."skill" DROP CONSTRAINT "skill_version_fk"`)
    await runner.query(`ALTER TABLE "competency"."level" DROP CONSTRAINT "level_version_fk"`)
    await runner.query(`ALTER TABLE "competency"."family" DROP CONSTRAINT "family_version_fk"`)
    await runner.query(`ALTER TABLE "competency"."framework_version_history" DROP CONSTRAINT "framework_version_history_version_fk"`)
    await runner.query(`ALTER TABLE "competency"."framework_version" DROP CONSTRAINT "framework_version_framework_fk"`)
    await runner.query(`DROP TABLE "competency"."requirement"`)
    await runner.query(`DROP TABLE "competency"."role"`)
    await runner.query(`DROP TABLE "competency"."descriptor"`)
    await runner.query(`DROP TABLE "competency"."skill"`)
    await runner.query(`DROP TABLE "competency"."level"`)
    await runner.query(`DROP TABLE "competency"."family"`)
    await runner.query(`DROP INDEX "competency"."framework_version_history_version"`)
    await runner.query(`DROP TABLE "competency"."framework_version_history"`)
    await runner.query(`DROP INDEX "competency"."framework_version_one_published"`)
    await runner.query(`DROP TABLE "competency"."framework_version"`)
    await runner.query(`DROP TABLE "competency"."framework"`)
  }
}
