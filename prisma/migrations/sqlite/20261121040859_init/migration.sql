-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT,
    "emailVerifiedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Identity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "address" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LoginThrottle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "windowStartedAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Membership" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("workspaceId", "userId"),
    CONSTRAINT "Membership_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nextShotNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Project_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Shot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT,
    "nextTakeNumber" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Shot_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Input" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "thumbnailKey" TEXT,
    "sha256" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "durationSeconds" REAL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    CONSTRAINT "Input_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Input_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Task" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "shotId" TEXT NOT NULL,
    "takeNumber" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "priceCredits" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stateAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" DATETIME,
    "leaseToken" TEXT,
    "leaseUntil" DATETIME,
    "sentAt" DATETIME,
    "sendAttempts" INTEGER NOT NULL DEFAULT 0,
    "providerTaskId" TEXT,
    "lastPolledAt" DATETIME,
    "pollCount" INTEGER NOT NULL DEFAULT 0,
    "missingSince" DATETIME,
    "succeededAt" DATETIME,
    "finishedAt" DATETIME,
    "reportedCredits" INTEGER,
    "billedCredits" INTEGER,
    "resultUrls" JSONB,
    "archiveAttempts" INTEGER NOT NULL DEFAULT 0,
    "note" JSONB,
    "rawAnswer" TEXT,
    "watched" BOOLEAN NOT NULL DEFAULT true,
    "dismissedAt" DATETIME,
    "retryOfId" TEXT,
    CONSTRAINT "Task_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Task_retryOfId_fkey" FOREIGN KEY ("retryOfId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    -- By hand.
    CONSTRAINT "Task_priceCredits_check" CHECK ("priceCredits" >= 0),
    CONSTRAINT "Task_billedCredits_check" CHECK ("billedCredits" IS NULL OR "billedCredits" >= 0),
    CONSTRAINT "Task_takeNumber_check" CHECK ("takeNumber" > 0)
);

-- CreateTable
CREATE TABLE "ProviderStatus" (
    "mode" TEXT NOT NULL PRIMARY KEY,
    "throttledUntil" DATETIME,
    "pauseReason" TEXT,
    "pausedAt" DATETIME,
    "pollingPausedUntil" DATETIME,
    "consecutiveUnknowns" INTEGER NOT NULL DEFAULT 0,
    "lastAnswerAt" DATETIME,
    "lastAnswerOk" BOOLEAN
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Video" (
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
    CONSTRAINT "Video_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_shotId_fkey" FOREIGN KEY ("shotId") REFERENCES "Shot" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Video_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CreditAccount" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "balance" INTEGER NOT NULL DEFAULT 0,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CreditAccount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- By hand.
    CONSTRAINT "CreditAccount_balance_check" CHECK ("kind" NOT IN ('available', 'held') OR "balance" >= 0),
    CONSTRAINT "CreditAccount_sequence_check" CHECK ("sequence" >= 0)
);

-- CreateTable
CREATE TABLE "CreditTransaction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "projectId" TEXT,
    "taskId" TEXT,
    "actorId" TEXT,
    "note" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CreditTransaction_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CreditTransaction_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CreditEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "transactionId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "balanceAfter" INTEGER NOT NULL,
    CONSTRAINT "CreditEntry_transactionId_fkey" FOREIGN KEY ("transactionId") REFERENCES "CreditTransaction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CreditEntry_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "CreditAccount" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    -- By hand.
    CONSTRAINT "CreditEntry_amount_check" CHECK ("amount" <> 0),
    CONSTRAINT "CreditEntry_sequence_check" CHECK ("sequence" > 0)
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Identity_userId_idx" ON "Identity"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Identity_provider_subject_key" ON "Identity"("provider", "subject");

-- CreateIndex
CREATE INDEX "Session_userId_createdAt_idx" ON "Session"("userId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Workspace_slug_key" ON "Workspace"("slug");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Project_workspaceId_createdAt_idx" ON "Project"("workspaceId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Shot_projectId_number_key" ON "Shot"("projectId", "number");

-- CreateIndex
CREATE INDEX "Input_workspaceId_createdAt_idx" ON "Input"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "Task_state_dueAt_idx" ON "Task"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Task_workspaceId_state_createdAt_idx" ON "Task"("workspaceId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "Task_retryOfId_idx" ON "Task"("retryOfId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_workspaceId_requestId_key" ON "Task"("workspaceId", "requestId");

-- CreateIndex
CREATE UNIQUE INDEX "Task_providerMode_providerTaskId_key" ON "Task"("providerMode", "providerTaskId");

-- CreateIndex
CREATE UNIQUE INDEX "Video_taskId_key" ON "Video"("taskId");

-- CreateIndex
CREATE INDEX "Video_workspaceId_providerMode_createdAt_id_idx" ON "Video"("workspaceId", "providerMode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Video_workspaceId_providerMode_projectId_createdAt_id_idx" ON "Video"("workspaceId", "providerMode", "projectId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Video_workspaceId_providerMode_type_createdAt_id_idx" ON "Video"("workspaceId", "providerMode", "type", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Video_workspaceId_providerMode_userId_createdAt_id_idx" ON "Video"("workspaceId", "providerMode", "userId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CreditAccount_workspaceId_providerMode_kind_key" ON "CreditAccount"("workspaceId", "providerMode", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "CreditTransaction_idempotencyKey_key" ON "CreditTransaction"("idempotencyKey");

-- CreateIndex
CREATE INDEX "CreditTransaction_workspaceId_providerMode_createdAt_id_idx" ON "CreditTransaction"("workspaceId", "providerMode", "createdAt", "id");

-- CreateIndex
CREATE INDEX "CreditTransaction_taskId_idx" ON "CreditTransaction"("taskId");

-- CreateIndex
CREATE INDEX "CreditEntry_transactionId_idx" ON "CreditEntry"("transactionId");

-- CreateIndex
CREATE UNIQUE INDEX "CreditEntry_accountId_sequence_key" ON "CreditEntry"("accountId", "sequence");

-- By hand: the ledger can be added to and never changed.
CREATE TRIGGER "CreditEntry_no_update" BEFORE UPDATE ON "CreditEntry"
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

CREATE TRIGGER "CreditEntry_no_delete" BEFORE DELETE ON "CreditEntry"
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

CREATE TRIGGER "CreditTransaction_no_update" BEFORE UPDATE ON "CreditTransaction"
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

CREATE TRIGGER "CreditTransaction_no_delete" BEFORE DELETE ON "CreditTransaction"
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;
