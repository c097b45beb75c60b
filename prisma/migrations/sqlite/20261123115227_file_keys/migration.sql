-- CreateIndex
CREATE INDEX "Input_storageKey_idx" ON "Input"("storageKey");

-- CreateIndex
CREATE INDEX "Input_thumbnailKey_idx" ON "Input"("thumbnailKey");

-- CreateIndex
CREATE INDEX "Video_storageKey_idx" ON "Video"("storageKey");

-- CreateIndex
CREATE INDEX "Video_posterKey_idx" ON "Video"("posterKey");

-- CreateIndex
CREATE INDEX "Video_posterSmallKey_idx" ON "Video"("posterSmallKey");

-- CreateIndex
CREATE INDEX "Video_spriteKey_idx" ON "Video"("spriteKey");

-- CreateIndex
CREATE INDEX "Video_previewKey_idx" ON "Video"("previewKey");
