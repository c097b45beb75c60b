-- CreateTable
CREATE TABLE "VideoToFree" (
    "videoId" TEXT NOT NULL,
    "purgedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VideoToFree_pkey" PRIMARY KEY ("videoId")
);

-- CreateIndex
CREATE INDEX "VideoToFree_purgedAt_videoId_idx" ON "VideoToFree"("purgedAt", "videoId");

-- AddForeignKey
ALTER TABLE "VideoToFree" ADD CONSTRAINT "VideoToFree_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Those that were deleted before.
INSERT INTO "VideoToFree" ("videoId", "purgedAt")
SELECT "id", "purgedAt" FROM "Video" WHERE "purgedAt" IS NOT NULL AND "storageKey" <> '';
