-- CreateIndex
CREATE INDEX "Video_shotId_place_idx" ON "Video"("shotId", "place");
