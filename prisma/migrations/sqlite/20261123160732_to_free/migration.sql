-- CreateTable
CREATE TABLE "VideoToFree" (
    "videoId" TEXT NOT NULL PRIMARY KEY,
    "purgedAt" DATETIME NOT NULL,
    CONSTRAINT "VideoToFree_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "VideoToFree_purgedAt_videoId_idx" ON "VideoToFree"("purgedAt", "videoId");

-- Those that were deleted before.
INSERT INTO "VideoToFree" ("videoId", "purgedAt")
SELECT "id", "purgedAt" FROM "Video" WHERE "purgedAt" IS NOT NULL AND "storageKey" <> '';
