-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateEnum
CREATE TYPE "opportunity_status" AS ENUM ('open', 'won', 'lost');

-- CreateEnum
CREATE TYPE "recurring_plan" AS ENUM ('monthly', 'yearly', 'years3', 'years5');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('admin', 'lead', 'rep', 'reader');

-- CreateEnum
CREATE TYPE "record_scope" AS ENUM ('own', 'team', 'all');

-- CreateEnum
CREATE TYPE "change_op" AS ENUM ('created', 'updated', 'deleted');

-- CreateEnum
CREATE TYPE "timeline_kind" AS ENUM ('created', 'changed', 'note', 'won', 'lost', 'restored');

-- CreateEnum
CREATE TYPE "partner_form" AS ENUM ('company', 'person');

-- CreateEnum
CREATE TYPE "partner_kind" AS ENUM ('customer', 'prospect', 'supplier', 'manufacturer', 'employee', 'reseller');

-- CreateTable
CREATE TABLE "stage" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "team_id" UUID,
    "position" TEXT COLLATE "C" NOT NULL,
    "is_won" BOOLEAN NOT NULL DEFAULT false,
    "probability" DECIMAL(5,2) NOT NULL DEFAULT 10,
    "rotting_days" INTEGER,
    "hue" SMALLINT NOT NULL DEFAULT 1,
    "folded" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hue" SMALLINT NOT NULL DEFAULT 8,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lost_reason" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "lost_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "status" "opportunity_status" NOT NULL DEFAULT 'open',
    "stage_id" UUID NOT NULL,
    "position" TEXT COLLATE "C" NOT NULL,
    "team_id" UUID,
    "owner_id" UUID,
    "customer_id" UUID,
    "contact_id" UUID,
    "contact_name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "expected_revenue" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "recurring_revenue" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "recurring_plan" "recurring_plan",
    "probability" DECIMAL(5,2),
    "tag_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "priority" SMALLINT NOT NULL DEFAULT 0,
    "colour" SMALLINT NOT NULL DEFAULT 0,
    "expected_close_on" DATE,
    "description" TEXT,
    "lost_reason_id" UUID,
    "lost_note" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "stage_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search_text" TEXT NOT NULL DEFAULT '',
    "timeline_seq" INTEGER NOT NULL DEFAULT 0,
    "deleted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opportunity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "role" NOT NULL DEFAULT 'rep',
    "scope" "record_scope" NOT NULL DEFAULT 'team',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "colour" SMALLINT NOT NULL DEFAULT 0,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "access_version" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "window_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_team" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hue" SMALLINT NOT NULL DEFAULT 8,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "person_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "leader" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("person_id","team_id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'EUR',
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "epoch" UUID NOT NULL,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_log" (
    "seq" BIGINT NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "op" "change_op" NOT NULL,
    "audience_before" TEXT[],
    "audience_after" TEXT[],
    "author_id" UUID,
    "mutation_id" UUID,
    "logged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "mutation" (
    "person_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "reply" JSONB,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mutation_pkey" PRIMARY KEY ("person_id","id")
);

-- CreateTable
CREATE TABLE "timeline_entry" (
    "id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "timeline_kind" NOT NULL,
    "author_id" UUID,
    "body" TEXT,
    "changes" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "timeline_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "form" "partner_form" NOT NULL,
    "name" TEXT NOT NULL,
    "kinds" "partner_kind"[] DEFAULT ARRAY[]::"partner_kind"[],
    "parent_id" UUID,
    "job_title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "website" TEXT,
    "tax_id" TEXT,
    "street" TEXT,
    "postal_code" TEXT,
    "city" TEXT,
    "country" TEXT,
    "language" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "timeline_seq" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_id" (
    "source" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("source","entity","key")
);

-- CreateIndex
CREATE INDEX "stage_team_id_idx" ON "stage"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_name_key" ON "tag"("name");

-- CreateIndex
CREATE UNIQUE INDEX "lost_reason_name_key" ON "lost_reason"("name");

-- CreateIndex
CREATE INDEX "opportunity_stage_id_position_id_idx" ON "opportunity"("stage_id", "position", "id");

-- CreateIndex
CREATE INDEX "opportunity_status_id_idx" ON "opportunity"("status", "id");

-- CreateIndex
CREATE INDEX "opportunity_team_id_status_idx" ON "opportunity"("team_id", "status");

-- CreateIndex
CREATE INDEX "opportunity_owner_id_idx" ON "opportunity"("owner_id");

-- CreateIndex
CREATE INDEX "opportunity_customer_id_idx" ON "opportunity"("customer_id");

-- CreateIndex
CREATE INDEX "opportunity_contact_id_idx" ON "opportunity"("contact_id");

-- CreateIndex
CREATE INDEX "opportunity_lost_reason_id_idx" ON "opportunity"("lost_reason_id");

-- CreateIndex
CREATE INDEX "opportunity_tag_ids_idx" ON "opportunity" USING GIN ("tag_ids");

-- CreateIndex
CREATE INDEX "opportunity_search_text_idx" ON "opportunity" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_person_id_idx" ON "access_link"("person_id");

-- CreateIndex
CREATE INDEX "membership_team_id_idx" ON "membership"("team_id");

-- CreateIndex
CREATE INDEX "change_log_logged_at_idx" ON "change_log"("logged_at");

-- CreateIndex
CREATE INDEX "mutation_claimed_at_idx" ON "mutation"("claimed_at");

-- CreateIndex
CREATE UNIQUE INDEX "timeline_entry_entity_record_id_seq_key" ON "timeline_entry"("entity", "record_id", "seq");

-- CreateIndex
CREATE INDEX "partner_parent_id_idx" ON "partner"("parent_id");

-- CreateIndex
CREATE INDEX "partner_name_idx" ON "partner"("name");

-- CreateIndex
CREATE INDEX "partner_search_text_idx" ON "partner" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "external_id_record_id_idx" ON "external_id"("record_id");

-- AddForeignKey
ALTER TABLE "stage" ADD CONSTRAINT "stage_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "sales_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "sales_team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opportunity" ADD CONSTRAINT "opportunity_lost_reason_id_fkey" FOREIGN KEY ("lost_reason_id") REFERENCES "lost_reason"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "sales_team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timeline_entry" ADD CONSTRAINT "timeline_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner" ADD CONSTRAINT "partner_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- The one row of the clock: its lock makes the order of seq the order of commits.
INSERT INTO "clock" ("id", "seq", "epoch") VALUES (1, 0, gen_random_uuid());
