-- DropIndex
DROP INDEX "Task_state_dueAt_idx";

-- CreateIndex
CREATE INDEX "Task_providerMode_state_dueAt_idx" ON "Task"("providerMode", "state", "dueAt");

-- What the planner goes by. Without numbers it takes ten rows for one workspace's, reads all that a
-- studio ever made instead of five rows by their ids, and stands in everybody's way meanwhile. They
-- are given, not counted: a plan is the same on every day of every studio. Of each index: rows, then
-- rows that are alike in its first column, its first two … Who asks for a state asks for those that
-- go on, of which there are few.
ANALYZE "Heartbeat";
DELETE FROM sqlite_stat1 WHERE "tbl" IN ('Heartbeat', 'Input', 'Task', 'Video', 'CreditTransaction');
INSERT INTO sqlite_stat1 ("tbl", "idx", "stat") VALUES
  ('Input', 'Input_workspaceId_createdAt_idx', '100000 100000 1'),
  ('Task', 'Task_providerMode_state_dueAt_idx', '100000 100000 1000 2'),
  ('Task', 'Task_workspaceId_requestHash_idx', '100000 100000 2'),
  ('Task', 'Task_providerMode_userId_sentAt_idx', '100000 100000 10000 1'),
  ('Task', 'Task_providerMode_type_createdAt_idx', '100000 100000 300 1'),
  ('Task', 'Task_providerMode_providerTaskId_key', '100000 100000 1'),
  ('Task', 'Task_workspaceId_requestId_key', '100000 100000 1'),
  ('Task', 'Task_workspaceId_state_createdAt_idx', '100000 100000 1000 1'),
  ('Video', 'Video_workspaceId_trashedAt_idx', '100000 100000 100000'),
  ('Video', 'Video_gallery_idx', '100000 100000 100000 1 1 1 1 1 1 1 1 1 1'),
  ('CreditTransaction', 'CreditTransaction_workspaceId_providerMode_number_key', '100000 100000 100000 1'),
  ('CreditTransaction', 'CreditTransaction_workspaceId_providerMode_createdAt_id_idx', '100000 100000 100000 1 1');
