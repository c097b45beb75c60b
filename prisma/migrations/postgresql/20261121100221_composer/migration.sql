-- AlterTable
ALTER TABLE "Input" ADD COLUMN     "fromSeconds" DOUBLE PRECISION,
ADD COLUMN     "fromVideoId" TEXT,
ADD COLUMN     "nameFolded" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "queuePausedAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "batchId" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "locale" TEXT,
ADD COLUMN     "undoSend" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PushSubscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskInput" (
    "taskId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "inputId" TEXT NOT NULL,

    CONSTRAINT "TaskInput_pkey" PRIMARY KEY ("taskId","slot")
);

-- CreateTable
CREATE TABLE "Preset" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Preset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PushSubscription_endpoint_key" ON "PushSubscription"("endpoint");

-- CreateIndex
CREATE INDEX "PushSubscription_userId_idx" ON "PushSubscription"("userId");

-- CreateIndex
CREATE INDEX "TaskInput_inputId_idx" ON "TaskInput"("inputId");

-- CreateIndex
CREATE INDEX "Preset_workspaceId_shared_idx" ON "Preset"("workspaceId", "shared");

-- CreateIndex
CREATE INDEX "Preset_userId_idx" ON "Preset"("userId");

-- CreateIndex
CREATE INDEX "Input_fromVideoId_idx" ON "Input"("fromVideoId");

-- CreateIndex
CREATE INDEX "Task_workspaceId_requestHash_idx" ON "Task"("workspaceId", "requestHash");

-- CreateIndex
CREATE INDEX "Task_batchId_idx" ON "Task"("batchId");

-- CreateIndex
CREATE INDEX "Task_shotId_takeNumber_idx" ON "Task"("shotId", "takeNumber");

-- CreateIndex
CREATE INDEX "Video_shotId_takeNumber_idx" ON "Video"("shotId", "takeNumber");

-- AddForeignKey
ALTER TABLE "PushSubscription" ADD CONSTRAINT "PushSubscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskInput" ADD CONSTRAINT "TaskInput_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskInput" ADD CONSTRAINT "TaskInput_inputId_fkey" FOREIGN KEY ("inputId") REFERENCES "Input"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preset" ADD CONSTRAINT "Preset_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preset" ADD CONSTRAINT "Preset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what was uploaded and used before.
UPDATE "Input" SET "nameFolded" = lower("name");

INSERT INTO "TaskInput" ("taskId", "slot", "inputId")
SELECT "Task"."id", "slots"."slot", "Input"."id"
FROM "Task" CROSS JOIN unnest(ARRAY['image', 'endImage', 'video']) AS "slots"("slot")
JOIN "Input" ON "Input"."id" = "Task"."settings" -> "slots"."slot" ->> 'inputId';

INSERT INTO "TaskInput" ("taskId", "slot", "inputId")
SELECT "Task"."id", 'images.' || ("references"."number" - 1), "Input"."id"
FROM "Task"
CROSS JOIN jsonb_array_elements(
    CASE jsonb_typeof("Task"."settings" -> 'images') WHEN 'array' THEN "Task"."settings" -> 'images' ELSE '[]' END
) WITH ORDINALITY AS "references"("value", "number")
JOIN "Input" ON "Input"."id" = "references"."value" ->> 'inputId';
