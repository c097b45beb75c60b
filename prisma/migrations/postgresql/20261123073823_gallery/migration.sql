-- CreateEnum
CREATE TYPE "VideoChoice" AS ENUM ('select', 'reject');

-- CreateEnum
CREATE TYPE "VideoVerdict" AS ENUM ('approved', 'changes');

-- CreateEnum
CREATE TYPE "VideoDecisionKind" AS ENUM ('choice', 'verdict');

-- DropIndex
DROP INDEX "Video_workspaceId_providerMode_createdAt_id_idx";

-- DropIndex
DROP INDEX "Video_workspaceId_providerMode_projectId_createdAt_id_idx";

-- DropIndex
DROP INDEX "Video_workspaceId_providerMode_type_createdAt_id_idx";

-- DropIndex
DROP INDEX "Video_workspaceId_providerMode_userId_createdAt_id_idx";

-- AlterTable
ALTER TABLE "Video" ADD COLUMN     "choice" "VideoChoice",
ADD COLUMN     "deriveAttempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "deriveDueAt" TIMESTAMP(3),
ADD COLUMN     "deriveProblem" TEXT,
ADD COLUMN     "place" BIGINT,
ADD COLUMN     "posterSmallKey" TEXT,
ADD COLUMN     "previewKey" TEXT,
ADD COLUMN     "purgedAt" TIMESTAMP(3),
ADD COLUMN     "ratio" TEXT NOT NULL DEFAULT '16:9',
ADD COLUMN     "spriteKey" TEXT,
ADD COLUMN     "trashedAt" TIMESTAMP(3),
ADD COLUMN     "trashedById" TEXT,
ADD COLUMN     "verdict" "VideoVerdict";

-- By hand: each gets the place that its instant gives it, those of one instant one after the other,
-- and the ratio that its picture is nearest to.
UPDATE "Video" SET
  "deriveDueAt" = "createdAt",
  "place" = placed."place",
  "ratio" = CASE
    WHEN "width" * 100 >= "height" * 133 THEN '16:9'
    WHEN "height" * 100 >= "width" * 133 THEN '9:16'
    ELSE '1:1'
  END
FROM (
  SELECT "id", floor(extract(epoch FROM "createdAt") * 1000)::bigint * 1024
    + ROW_NUMBER() OVER (PARTITION BY "createdAt" ORDER BY "id") - 1 AS "place"
  FROM "Video"
) AS placed
WHERE placed."id" = "Video"."id";
ALTER TABLE "Video" ALTER COLUMN "place" SET NOT NULL;

-- CreateTable
CREATE TABLE "VideoCount" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" "ProviderMode" NOT NULL,
    "quarter" INTEGER NOT NULL,
    "videos" INTEGER NOT NULL,

    CONSTRAINT "VideoCount_pkey" PRIMARY KEY ("workspaceId","providerMode","quarter")
);

-- CreateTable
CREATE TABLE "VideoDecision" (
    "id" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "videoId" TEXT NOT NULL,
    "kind" "VideoDecisionKind" NOT NULL,
    "value" TEXT,
    "userId" TEXT,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VideoDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "VideoDecision_videoId_kind_createdAt_idx" ON "VideoDecision"("videoId", "kind", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Video_place_key" ON "Video"("place");

-- CreateIndex
CREATE INDEX "Video_gallery_idx" ON "Video"("workspaceId", "providerMode", "place", "trashedAt", "projectId", "shotId", "userId", "type", "ratio", "hasAudio", "choice", "verdict");

-- CreateIndex
CREATE INDEX "Video_workspaceId_trashedAt_idx" ON "Video"("workspaceId", "trashedAt");

-- CreateIndex
CREATE INDEX "Video_deriveDueAt_idx" ON "Video"("deriveDueAt");

-- AddForeignKey
ALTER TABLE "Video" ADD CONSTRAINT "Video_trashedById_fkey" FOREIGN KEY ("trashedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoCount" ADD CONSTRAINT "VideoCount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoDecision" ADD CONSTRAINT "VideoDecision_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoDecision" ADD CONSTRAINT "VideoDecision_videoId_fkey" FOREIGN KEY ("videoId") REFERENCES "Video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VideoDecision" ADD CONSTRAINT "VideoDecision_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: what is there already is counted.
INSERT INTO "VideoCount" ("workspaceId", "providerMode", "quarter", "videos")
SELECT "workspaceId", "providerMode", ("place" / 921600000)::integer, COUNT(*) FROM "Video" GROUP BY 1, 2, 3;

-- By hand: the words by which videos are found, under the place of each. The words come folded and
-- cut (lib/videos/search-words.ts).
CREATE TABLE "VideoSearch" (
    "place" BIGINT NOT NULL PRIMARY KEY,
    "words" tsvector NOT NULL
);
CREATE INDEX "VideoSearch_words_idx" ON "VideoSearch" USING gin ("words") WITH (fastupdate = off);
