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

-- By hand: rows are numbered in the order in which they moved the balances, which only the entries'
-- sequences know; several processes fill the table's pages side by side. A movement that touched
-- both guarded accounts stands at one place of both; between two such, the clock decides, made
-- monotonous within its account.
ALTER TABLE "CreditTransaction" DISABLE TRIGGER "CreditTransaction_no_change";

WITH "guarded" AS (
    SELECT "e"."transactionId", "e"."accountId", "e"."sequence", "t"."createdAt",
        (COUNT(*) OVER (PARTITION BY "e"."transactionId") = 2)::int AS "both"
    FROM "CreditEntry" "e"
    JOIN "CreditAccount" "a" ON "a"."id" = "e"."accountId" AND "a"."kind" IN ('available', 'held')
    JOIN "CreditTransaction" "t" ON "t"."id" = "e"."transactionId"
), "placed" AS (
    SELECT "transactionId",
        SUM("both") OVER "until" AS "slot", 1 - "both" AS "after",
        MAX("createdAt") OVER "until" AS "at", "accountId", "sequence"
    FROM "guarded" WINDOW "until" AS (PARTITION BY "accountId" ORDER BY "sequence")
), "place" AS (
    SELECT DISTINCT ON ("transactionId") * FROM "placed" ORDER BY "transactionId", "accountId"
), "numbered" AS (
    SELECT "t"."id", ROW_NUMBER() OVER (
        PARTITION BY "t"."workspaceId", "t"."providerMode"
        ORDER BY "slot", "after", "at", "accountId", "sequence", "t"."createdAt", "t"."id"
    ) AS "n"
    FROM "CreditTransaction" "t" LEFT JOIN "place" ON "place"."transactionId" = "t"."id"
)
UPDATE "CreditTransaction" SET "number" = "numbered"."n" FROM "numbered"
WHERE "numbered"."id" = "CreditTransaction"."id";

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
