-- CreateTable
CREATE TABLE "VideoDayCount" (
    "workspaceId" TEXT NOT NULL,
    "providerMode" "ProviderMode" NOT NULL,
    "day" INTEGER NOT NULL,
    "videos" INTEGER NOT NULL,

    CONSTRAINT "VideoDayCount_pkey" PRIMARY KEY ("workspaceId","providerMode","day")
);

-- AddForeignKey
ALTER TABLE "VideoDayCount" ADD CONSTRAINT "VideoDayCount_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what is there already is counted.
INSERT INTO "VideoDayCount" ("workspaceId", "providerMode", "day", "videos")
SELECT "workspaceId", "providerMode", "quarter" / 96, SUM("videos")::integer FROM "VideoCount" GROUP BY 1, 2, 3;

-- By hand: whoever counts a quarter counts its day. One that goes with its workspace adds no row.
CREATE FUNCTION "count_video_day"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO "VideoDayCount" ("workspaceId", "providerMode", "day", "videos")
        VALUES (NEW."workspaceId", NEW."providerMode", NEW."quarter" / 96, NEW."videos")
        ON CONFLICT ("workspaceId", "providerMode", "day")
        DO UPDATE SET "videos" = "VideoDayCount"."videos" + EXCLUDED."videos";
    ELSE
        UPDATE "VideoDayCount"
        SET "videos" = "videos" - OLD."videos" + CASE WHEN TG_OP = 'UPDATE' THEN NEW."videos" ELSE 0 END
        WHERE "workspaceId" = OLD."workspaceId" AND "providerMode" = OLD."providerMode" AND "day" = OLD."quarter" / 96;
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "VideoCount_day" AFTER INSERT OR UPDATE OR DELETE ON "VideoCount"
    FOR EACH ROW EXECUTE FUNCTION "count_video_day"();
