package dev.claquete.studio.frames;

import dev.claquete.render.FrameInterval;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The options of frame extraction jobs, shown as long as the job is listed. */
@Repository
class FrameRequests {

    private final JdbcClient database;

    FrameRequests(JdbcClient database) {
        this.database = database;
    }

    record FrameRequest(FrameInterval interval, String imageFormat) {}

    void add(UUID job, FrameOptions options) {
        database.sql("insert into frame_request (job_id, interval_kind, interval_value, image_format)"
                        + " values (:job, :kind, :value, :format)")
                .param("job", job)
                .param("kind", options.interval().kind().name())
                .param("value", options.interval().value())
                .param("format", options.imageFormat())
                .update();
    }

    /** The options by job. */
    Map<UUID, FrameRequest> of(Collection<UUID> jobs) {
        if (jobs.isEmpty()) {
            return Map.of();
        }
        Map<UUID, FrameRequest> found = new HashMap<>();
        database.sql(
                        "select job_id, interval_kind, interval_value, image_format from frame_request where job_id in (:jobs)")
                .param("jobs", List.copyOf(jobs))
                .query(row -> {
                    FrameInterval interval = new FrameInterval(
                            FrameInterval.Kind.valueOf(row.getString("interval_kind")),
                            row.getDouble("interval_value"));
                    found.put(
                            row.getObject("job_id", UUID.class),
                            new FrameRequest(interval, row.getString("image_format")));
                });
        return found;
    }
}
