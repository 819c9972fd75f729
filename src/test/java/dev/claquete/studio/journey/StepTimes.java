package dev.claquete.studio.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** When each kind of step of a run began and ended, out of the engine's history. */
record StepTimes(Map<String, Step> steps) {

    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    /**
     * @param seconds of all of them together, waiting for a worker included
     * @param from of the first one's beginning, in seconds after the run's
     * @param to of the last one's end
     */
    record Step(int count, double seconds, double from, double to) {

        private Step with(Step other) {
            return new Step(
                    count + other.count, seconds + other.seconds, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    static StepTimes since(ApiClient client, Instant began) {
        Map<String, Step> steps = new TreeMap<>();
        JsonNode history = client.get("/engine-rest/history/activity-instance?activityType=serviceTask&finished=true"
                + "&sortBy=startTime&sortOrder=desc&maxResults=1000");
        for (JsonNode instance : history) {
            double from = seconds(began, instance.path("startTime").asText());
            if (from >= 0) {
                Step step = new Step(
                        1,
                        instance.path("durationInMillis").asDouble() / 1000,
                        from,
                        seconds(began, instance.path("endTime").asText()));
                steps.merge(instance.path("activityName").asText(), step, Step::with);
            }
        }
        return new StepTimes(steps);
    }

    private static double seconds(Instant began, String time) {
        return (Instant.from(ENGINE_TIME.parse(time)).toEpochMilli() - began.toEpochMilli()) / 1000.0;
    }
}
