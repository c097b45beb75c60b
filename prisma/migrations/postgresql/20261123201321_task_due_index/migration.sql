-- DropIndex
DROP INDEX "Task_state_dueAt_idx";

-- CreateIndex
CREATE INDEX "Task_providerMode_state_dueAt_idx" ON "Task"("providerMode", "state", "dueAt");
