-- CreateTable
CREATE TABLE "VideoDayCount" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "videos" INTEGER NOT NULL,

    PRIMARY KEY ("workspaceId", "providerMode", "day"),
    CONSTRAINT "VideoDayCount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- By hand: what is there already is counted.
INSERT INTO "VideoDayCount" ("workspaceId", "providerMode", "day", "videos")
SELECT "workspaceId", "providerMode", "quarter" / 96, SUM("videos") FROM "VideoCount" GROUP BY 1, 2, 3;

-- By hand: whoever counts a quarter counts its day. One that goes with its workspace adds no row.
CREATE TRIGGER "VideoCount_day_insert" AFTER INSERT ON "VideoCount"
BEGIN
    INSERT INTO "VideoDayCount" ("workspaceId", "providerMode", "day", "videos")
    VALUES (NEW."workspaceId", NEW."providerMode", NEW."quarter" / 96, NEW."videos")
    ON CONFLICT ("workspaceId", "providerMode", "day")
    DO UPDATE SET "videos" = "VideoDayCount"."videos" + EXCLUDED."videos";
END;

CREATE TRIGGER "VideoCount_day_update" AFTER UPDATE ON "VideoCount"
BEGIN
    UPDATE "VideoDayCount" SET "videos" = "videos" + NEW."videos" - OLD."videos"
    WHERE "workspaceId" = NEW."workspaceId" AND "providerMode" = NEW."providerMode" AND "day" = NEW."quarter" / 96;
END;

CREATE TRIGGER "VideoCount_day_delete" AFTER DELETE ON "VideoCount"
BEGIN
    UPDATE "VideoDayCount" SET "videos" = "videos" - OLD."videos"
    WHERE "workspaceId" = OLD."workspaceId" AND "providerMode" = OLD."providerMode" AND "day" = OLD."quarter" / 96;
END;
