-- CreateIndex
CREATE INDEX "Video_shotId_place_idx" ON "Video"("shotId", "place");

-- By hand: the index of the trash holds the trash alone. PostgreSQL took it for lists of what is not
-- in the trash, and sorted all of a workspace for one page.
DROP INDEX "Video_workspaceId_trashedAt_idx";
CREATE INDEX "Video_workspaceId_trashedAt_idx" ON "Video"("workspaceId", "trashedAt") WHERE "trashedAt" IS NOT NULL;
