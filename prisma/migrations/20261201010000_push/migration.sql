ALTER TYPE "notice_kind" ADD VALUE 'teamWon';

CREATE TABLE "push_device" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "push_device_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "push_choices" (
    "person_id" UUID NOT NULL,
    "muted" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "quiet_from" SMALLINT,
    "quiet_until" SMALLINT,

    CONSTRAINT "push_choices_pkey" PRIMARY KEY ("person_id")
);

CREATE UNIQUE INDEX "push_device_session_id_key" ON "push_device"("session_id");
CREATE UNIQUE INDEX "push_device_endpoint_key" ON "push_device"("endpoint");

ALTER TABLE "push_device" ADD CONSTRAINT "push_device_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "push_choices" ADD CONSTRAINT "push_choices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
