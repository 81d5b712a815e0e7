-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('draft', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone');

-- AlterTable
ALTER TABLE "opportunity" ADD COLUMN     "campaign" TEXT,
ADD COLUMN     "medium" TEXT,
ADD COLUMN     "source" TEXT;

-- CreateTable
CREATE TABLE "import_run" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "settings" JSONB NOT NULL,
    "signature" TEXT NOT NULL DEFAULT '',
    "state" "import_state" NOT NULL DEFAULT 'draft',
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "unknown" JSONB NOT NULL DEFAULT '[]',
    "undone" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "failed_in" "import_state",
    "beat_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "run_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[],
    "problems" JSONB NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("run_id","row")
);

-- CreateTable
CREATE TABLE "import_record" (
    "run_id" UUID NOT NULL,
    "entity" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "is_new" BOOLEAN NOT NULL,
    "timeline_seq" INTEGER NOT NULL,
    "changes" JSONB,
    "undoing" TEXT,

    CONSTRAINT "import_record_pkey" PRIMARY KEY ("run_id","entity","record_id")
);

-- CreateIndex
CREATE INDEX "import_run_person_id_created_at_idx" ON "import_run"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "import_run_signature_created_at_idx" ON "import_run"("signature", "created_at");

-- CreateIndex
CREATE INDEX "import_run_state_idx" ON "import_run"("state");

-- CreateIndex
CREATE INDEX "import_record_record_id_idx" ON "import_record"("record_id");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_record" ADD CONSTRAINT "import_record_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "import_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
