-- AlterTable
ALTER TABLE "CreditTransaction" ADD COLUMN     "number" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Task" ADD COLUMN     "latencySeconds" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderWord" (
    "mode" "ProviderMode" NOT NULL,
    "word" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderWord_pkey" PRIMARY KEY ("mode","word")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "paidUntil" DOUBLE PRECISION NOT NULL,
    "slowedTo" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "slowedAt" TIMESTAMP(3),

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "CreditBook" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" "ProviderMode" NOT NULL,
    "movements" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CreditBook_pkey" PRIMARY KEY ("workspaceId","providerMode")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_workspaceId_createdAt_idx" ON "ApiToken"("workspaceId", "createdAt");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- By hand: rows are numbered in the order in which they were written, which in a table that only
-- grows is the order of their places in it.
ALTER TABLE "CreditTransaction" DISABLE TRIGGER "CreditTransaction_no_change";

UPDATE "CreditTransaction" SET "number" = "numbered"."n" FROM (
    SELECT "id", ROW_NUMBER() OVER (PARTITION BY "workspaceId", "providerMode" ORDER BY ctid) AS "n"
    FROM "CreditTransaction"
) AS "numbered" WHERE "numbered"."id" = "CreditTransaction"."id";

ALTER TABLE "CreditTransaction" ENABLE TRIGGER "CreditTransaction_no_change";

INSERT INTO "CreditBook" ("workspaceId", "providerMode", "movements")
SELECT "workspaceId", "providerMode", MAX("number") FROM "CreditTransaction" GROUP BY "workspaceId", "providerMode";

-- CreateIndex
CREATE UNIQUE INDEX "CreditTransaction_workspaceId_providerMode_number_key" ON "CreditTransaction"("workspaceId", "providerMode", "number");

-- CreateIndex
CREATE INDEX "Task_providerMode_type_createdAt_idx" ON "Task"("providerMode", "type", "createdAt");

-- CreateIndex
CREATE INDEX "Task_providerMode_userId_sentAt_idx" ON "Task"("providerMode", "userId", "sentAt");

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditBook" ADD CONSTRAINT "CreditBook_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
