-- AlterTable
ALTER TABLE "Task" ADD COLUMN "latencySeconds" REAL;

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ApiToken_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ApiToken_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProviderWord" (
    "mode" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("mode", "word")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "paidUntil" REAL NOT NULL,
    "slowedTo" REAL NOT NULL DEFAULT 1,
    "slowedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CreditBook" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "movements" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("workspaceId", "providerMode"),
    CONSTRAINT "CreditBook_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- By hand: a table made anew would lose its triggers. Rows are numbered in the order in which they
-- were written, which in a table that only grows is the order of their rowids.
ALTER TABLE "CreditTransaction" ADD COLUMN "number" INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER "CreditTransaction_no_update";

UPDATE "CreditTransaction" SET "number" = "numbered"."n" FROM (
    SELECT "id", ROW_NUMBER() OVER (PARTITION BY "workspaceId", "providerMode" ORDER BY rowid) AS "n"
    FROM "CreditTransaction"
) AS "numbered" WHERE "numbered"."id" = "CreditTransaction"."id";

CREATE TRIGGER "CreditTransaction_no_update" BEFORE UPDATE ON "CreditTransaction"
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

-- INSERT OR REPLACE deletes the row that is in its way without asking the triggers for DELETE.
CREATE TRIGGER "CreditTransaction_no_replace" BEFORE INSERT ON "CreditTransaction"
WHEN EXISTS (
    SELECT 1 FROM "CreditTransaction" WHERE "id" = NEW."id" OR "idempotencyKey" = NEW."idempotencyKey"
        OR ("workspaceId" = NEW."workspaceId" AND "providerMode" = NEW."providerMode" AND "number" = NEW."number")
)
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

CREATE TRIGGER "CreditEntry_no_replace" BEFORE INSERT ON "CreditEntry"
WHEN EXISTS (
    SELECT 1 FROM "CreditEntry" WHERE "id" = NEW."id"
        OR ("accountId" = NEW."accountId" AND "sequence" = NEW."sequence")
)
BEGIN
    SELECT RAISE(ABORT, 'ledger entries are append-only');
END;

CREATE UNIQUE INDEX "CreditTransaction_workspaceId_providerMode_number_key" ON "CreditTransaction"("workspaceId", "providerMode", "number");

INSERT INTO "CreditBook" ("workspaceId", "providerMode", "movements")
SELECT "workspaceId", "providerMode", MAX("number") FROM "CreditTransaction" GROUP BY "workspaceId", "providerMode";

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_workspaceId_createdAt_idx" ON "ApiToken"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "Task_providerMode_type_createdAt_idx" ON "Task"("providerMode", "type", "createdAt");

-- CreateIndex
CREATE INDEX "Task_providerMode_userId_sentAt_idx" ON "Task"("providerMode", "userId", "sentAt");
