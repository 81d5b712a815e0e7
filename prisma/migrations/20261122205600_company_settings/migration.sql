-- AlterTable
ALTER TABLE "company" ADD COLUMN     "fiscal_year_start" SMALLINT NOT NULL DEFAULT 1,
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY['en', 'fr']::TEXT[],
ADD COLUMN     "logo" TEXT,
ADD COLUMN     "setup" TEXT[] DEFAULT ARRAY['company', 'team', 'stages', 'people', 'opportunity']::TEXT[];

-- CreateTable
CREATE TABLE "company_logo" (
    "company_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "company_logo_pkey" PRIMARY KEY ("company_id")
);

-- AddForeignKey
ALTER TABLE "company_logo" ADD CONSTRAINT "company_logo_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;
