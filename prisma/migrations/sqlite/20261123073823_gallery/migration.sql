-- CreateTable
CREATE TABLE "VideoCount" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "quarter" INTEGER NOT NULL,
    "videos" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "providerMode", "quarter"),
    CONSTRAINT "VideoCount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VideoDecision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "videoId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT,
    "userId" TEXT,
    "sha256" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "VideoDecision_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "VideoDecision_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "VideoDecision_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Video" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "shotId" TEXT NOT NULL,
    "takeNumber" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "type" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "estimatedCredits" INTEGER NOT NULL,
    "billedCredits" INTEGER NOT NULL,
    "storageKey" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "durationSeconds" REAL NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "framesPerSecond" REAL NOT NULL,
    "hasAudio" BOOLEAN NOT NULL,
    "posterKey" TEXT,
    "thumbhash" TEXT,
    "warnings" JSONB NOT NULL,
    "place" BIGINT NOT NULL,
    "ratio" TEXT NOT NULL DEFAULT '16:9',
    "choice" TEXT,
    "verdict" TEXT,
    "trashedAt" DATETIME,
    "trashedById" TEXT,
    "purgedAt" DATETIME,
    "posterSmallKey" TEXT,
    "spriteKey" TEXT,
    "previewKey" TEXT,
    "deriveDueAt" DATETIME,
    "deriveAttempts" INTEGER NOT NULL DEFAULT 0,
    "deriveProblem" TEXT,
    CONSTRAINT "Video_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_trashedById_fkey" FOREIGN KEY ("trashedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
-- By hand: each gets the place that its instant gives it, those of one instant one after the other,
-- and the ratio that its picture is nearest to.
INSERT INTO "new_Video" ("id", "workspaceId", "projectId", "shotId", "takeNumber", "taskId", "userId", "providerMode", "createdAt", "type", "prompt", "settings", "estimatedCredits", "billedCredits", "storageKey", "sha256", "sizeBytes", "durationSeconds", "width", "height", "framesPerSecond", "hasAudio", "posterKey", "thumbhash", "warnings", "deriveDueAt", "place", "ratio")
SELECT "id", "workspaceId", "projectId", "shotId", "takeNumber", "taskId", "userId", "providerMode", "createdAt", "type", "prompt", "settings", "estimatedCredits", "billedCredits", "storageKey", "sha256", "sizeBytes", "durationSeconds", "width", "height", "framesPerSecond", "hasAudio", "posterKey", "thumbhash", "warnings", "createdAt",
  "createdAt" * 1024 + ROW_NUMBER() OVER (PARTITION BY "createdAt" ORDER BY "id") - 1,
  CASE
    WHEN "width" * 100 >= "height" * 133 THEN '16:9'
    WHEN "height" * 100 >= "width" * 133 THEN '9:16'
    ELSE '1:1'
  END
FROM "Video";
DROP TABLE "Video";
ALTER TABLE "new_Video" RENAME TO "Video";
CREATE UNIQUE INDEX "Video_taskId_key" ON "Video"("taskId");
CREATE UNIQUE INDEX "Video_place_key" ON "Video"("place");
CREATE INDEX "Video_gallery_idx" ON "Video"("workspaceId", "providerMode", "place", "trashedAt", "projectId", "shotId", "userId", "type", "ratio", "hasAudio", "choice", "verdict");
CREATE INDEX "Video_workspaceId_trashedAt_idx" ON "Video"("workspaceId", "trashedAt");
CREATE INDEX "Video_shotId_takeNumber_idx" ON "Video"("shotId", "takeNumber");
CREATE INDEX "Video_deriveDueAt_idx" ON "Video"("deriveDueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "VideoDecision_videoId_kind_createdAt_idx" ON "VideoDecision"("videoId", "kind", "createdAt");

-- By hand: what is there already is counted.
INSERT INTO "VideoCount" ("workspaceId", "providerMode", "quarter", "videos")
SELECT "workspaceId", "providerMode", "place" / 921600000, COUNT(*) FROM "Video" GROUP BY 1, 2, 3;

-- By hand: the words by which videos are found, under the place of each. The words come folded and
-- cut (lib/videos/search-words.ts); the table keeps no text, only which word stands where.
CREATE VIRTUAL TABLE "VideoSearch" USING fts5(
    "words",
    content = '',
    contentless_delete = 1,
    detail = 'none',
    prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0"
);
