import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddResponsibilityMatrix1795289297255 implements MigrationInterface {
  name = 'AddResponsibilityMatrix1795289297255'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "directory"."external_offer" ("id" uuid NOT NULL, "title" text NOT NULL, "url" text NOT NULL, "provider_id" uuid, "provider_name" text, "body" text NOT NULL, "area" text NOT NULL, "audience" text NOT NULL, "obligation" text NOT NULL, "cost_note" text NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "withdrawn_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "external_offer_obligation" CHECK (obligation in ('mandatory', 'recommended', 'optional')), CONSTRAINT "external_offer_audience" CHECK (audience in ('non_digital_leaders', 'digital_practitioners', 'elected_members', 'open')), CONSTRAINT "external_offer_area" CHECK (area in ('shared_infrastructure', 'data_exchange', 'leadership', 'capability', 'standards', 'procurement')), CONSTRAINT "external_offer_body" CHECK (body in ('individual_councils', 'strategic_centres', 'coordinating_institute', 'lga', 'ministry', 'digital_centre')), CONSTRAINT "external_offer_https" CHECK (url like 'https://%'), CONSTRAINT "external_offer_provider" CHECK ((provider_id is null) <> (provider_name is null)), CONSTRAINT "PK_0e155e6df3c25d98de3bbdfa67f" PRIMARY KEY ("id"))`)
    await runner.query(`CREATE UNIQUE INDEX "external_offer_once" ON "directory"."external_offer"  ("url", "body", "area", "audience") WHERE withdrawn_at is null`)
    await runner.query(`CREATE INDEX "external_offer_cell" ON "directory"."external_offer"  ("body", "area") WHERE withdrawn_at is null`)
    await runner.query(`CREATE INDEX "external_offer_title" ON "directory"."external_offer"  ("title", "id") WHERE withdrawn_at is null`)
    await runner.query(`CREATE TABLE "directory"."matrix_cell" ("body" text NOT NULL, "area" text NOT NULL, "responsibility" text NOT NULL, "updated_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "matrix_cell_area" CHECK (area in ('shared_infrastructure', 'data_exchange', 'leadership', 'capability', 'standards', 'procurement')), CONSTRAINT "matrix_cell_body" CHECK (body in ('individual_councils', 'strategic_centres', 'coordinating_institute', 'lga', 'ministry', 'digital_centre')), CONSTRAINT "PK_67bdcda7038a7226f2af14bbc8a" PRIMARY KEY ("body", "area"))`)
    await runner.query(`ALTER TABLE "directory"."external_offer" ADD CONSTRAINT "external_offer_provider_fk" FOREIGN KEY ("provider_id") REFERENCES "directory"."organisation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "directory"."external_offer" DROP CONSTRAINT "external_offer_provider_fk"`)
    await runner.query(`DROP TABLE "directory"."matrix_cell"`)
    await runner.query(`DROP INDEX "directory"."external_offer_title"`)
    await runner.query(`DROP INDEX "directory"."external_offer_cell"`)
    await runner.query(`DROP INDEX "directory"."external_offer_once"`)
    await runner.query(`DROP TABLE "directory"."external_offer"`)
  }
}
