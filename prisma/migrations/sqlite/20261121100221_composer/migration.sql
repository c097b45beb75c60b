-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "queuePausedAt" DATETIME;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN "batchId" TEXT;

-- CreateTable
CREATE TABLE "PushSubscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "PushSubscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TaskInput" (
    "taskId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "inputId" TEXT NOT NULL,

    PRIMARY KEY ("taskId", "slot"),
    CONSTRAINT "TaskInput_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TaskInput_inputId_fkey" FOREIGN KEY ("inputId") REFERENCES "Input" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Preset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Preset_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Preset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- By hand: columns with a constant default need no new table.
ALTER TABLE "User" ADD COLUMN "locale" TEXT;
ALTER TABLE "User" ADD COLUMN "undoSend" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "Input" ADD COLUMN "nameFolded" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Input" ADD COLUMN "fromVideoId" TEXT;
ALTER TABLE "Input" ADD COLUMN "fromSeconds" REAL;
CREATE INDEX "Input_fromVideoId_idx" ON "Input"("fromVideoId");

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
CREATE INDEX "Task_workspaceId_requestHash_idx" ON "Task"("workspaceId", "requestHash");

-- CreateIndex
CREATE INDEX "Task_batchId_idx" ON "Task"("batchId");

-- CreateIndex
CREATE INDEX "Task_shotId_takeNumber_idx" ON "Task"("shotId", "takeNumber");

-- CreateIndex
CREATE INDEX "Video_shotId_takeNumber_idx" ON "Video"("shotId", "takeNumber");

-- By hand: what was uploaded and used before.
UPDATE "Input" SET "nameFolded" = lower("name");

INSERT INTO "TaskInput" ("taskId", "slot", "inputId")
SELECT "Task"."id", "slots"."value", "Input"."id"
FROM "Task", json_each('["image","endImage","video"]') AS "slots"
JOIN "Input" ON "Input"."id" = json_extract("Task"."settings", '$.' || "slots"."value" || '.inputId');

INSERT INTO "TaskInput" ("taskId", "slot", "inputId")
SELECT "Task"."id", 'images.' || "references"."key", "Input"."id"
FROM "Task", json_each("Task"."settings", '$.images') AS "references"
JOIN "Input" ON "Input"."id" = json_extract("references"."value", '$.inputId');
