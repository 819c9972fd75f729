package dev.claquete.studio.process;

import dev.claquete.work.BusinessError;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;

/** Handlers of all topics that are done in an instant, unless a test gives them something else to do. */
class FakeSteps {

    static final class ScriptRefused extends BusinessError {
        ScriptRefused(String message) {
            super(message);
        }
    }

    static final class PromptRejected extends BusinessError {
        PromptRejected(String message) {
            super(message);
        }
    }

    static final class SceneMissing extends BusinessError {
        SceneMissing(String message) {
            super(message);
        }
    }

    static final class MusicUnreadable extends BusinessError {
        MusicUnreadable(String message) {
            super(message);
        }
    }

    static final class CreditsInsufficient extends BusinessError {
        CreditsInsufficient(String message) {
            super(message);
        }
    }

    /** What a project is like when its run opens. */
    record Situation(boolean scriptGiven, boolean approvalWanted, int scenes) {}

    interface Deed {
        void run(TaskContext task, String sceneId) throws Exception;
    }

    record Done(String topic, String projectId, String sceneId) {}

    private final Map<String, Situation> situations = new ConcurrentHashMap<>();
    private final Map<String, Deed> deeds = new ConcurrentHashMap<>();
    private final List<Done> done = new CopyOnWriteArrayList<>();

    void project(String projectId, Situation situation) {
        situations.put(projectId, situation);
    }

    /** From now on the project's steps of this topic do this first. */
    void on(String topic, String projectId, Deed deed) {
        deeds.put(topic + projectId, deed);
    }

    /** For which scenes of the project the topic was worked on to the end. */
    List<String> done(String topic, String projectId) {
        return done.stream()
                .filter(it -> it.topic.equals(topic) && it.projectId.equals(projectId))
                .map(Done::sceneId)
                .sorted()
                .toList();
    }

    private <T> T work(String topic, String projectId, String sceneId, TaskContext task, T output) throws Exception {
        Deed deed = deeds.get(topic + projectId);
        if (deed != null) {
            deed.run(task, sceneId);
        }
        done.add(new Done(topic, projectId, sceneId));
        return output;
    }

    record Project(String projectId) {}

    record Scene(String projectId, String sceneId) {}

    record Nothing() {}

    @Topic("open-generation")
    class OpenGeneration implements TaskHandler<OpenGeneration.Input, OpenGeneration.Output> {
        record Input(String projectId, String goal, @Nullable String targetSceneId) {}

        record Output(boolean scriptGiven, boolean approvalWanted, String briefKey, boolean videoWanted) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            Situation it = situations.get(in.projectId);
            return work(
                    "open-generation",
                    in.projectId,
                    "",
                    task,
                    new Output(it.scriptGiven, it.approvalWanted, "brief", in.goal.equals("video")));
        }
    }

    @Topic("release-generation")
    class ReleaseGeneration implements TaskHandler<Project, Nothing> {
        @Override
        public Nothing handle(Project in, TaskContext task) throws Exception {
            return work("release-generation", in.projectId, "", task, new Nothing());
        }
    }

    @Topic("write-script")
    class WriteScript implements TaskHandler<WriteScript.Input, WriteScript.Output> {
        record Input(String projectId, String briefKey) {}

        record Output(String scriptKey) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            return work("write-script", in.projectId, "", task, new Output("script"));
        }
    }

    @Topic("plan-scenes")
    class PlanScenes implements TaskHandler<Project, PlanScenes.Output> {
        record Output(int sceneCount) {}

        @Override
        public Output handle(Project in, TaskContext task) throws Exception {
            return work("plan-scenes", in.projectId, "", task, new Output(situations.get(in.projectId).scenes));
        }
    }

    @Topic("prepare-scene")
    class PrepareScene implements TaskHandler<PrepareScene.Input, PrepareScene.Output> {
        record Input(String projectId, int sceneIndex, String goal, @Nullable String targetSceneId) {}

        record Output(
                String sceneId,
                boolean imageWanted,
                boolean narrationWanted,
                boolean clipWanted,
                boolean animationWanted) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            String scene = "scene-" + in.sceneIndex;
            boolean video = in.goal.equals("video");
            return work(
                    "prepare-scene",
                    in.projectId,
                    scene,
                    task,
                    new Output(
                            scene,
                            video || in.goal.equals("images"),
                            video || in.goal.equals("narrations"),
                            video,
                            false));
        }
    }

    @Topic("generate-scene-image")
    class GenerateSceneImage implements TaskHandler<Scene, GenerateSceneImage.Output> {
        record Output(String imageKey) {}

        @Override
        public Output handle(Scene in, TaskContext task) throws Exception {
            return work("generate-scene-image", in.projectId, in.sceneId, task, new Output("image"));
        }
    }

    @Topic("narrate-scene")
    class NarrateScene implements TaskHandler<Scene, NarrateScene.Output> {
        record Output(String narrationKey, String wordTimingsKey, double narrationSeconds) {}

        @Override
        public Output handle(Scene in, TaskContext task) throws Exception {
            return work("narrate-scene", in.projectId, in.sceneId, task, new Output("narration", "timings", 3.5));
        }
    }

    @Topic("render-scene")
    class RenderScene implements TaskHandler<Scene, RenderScene.Output> {
        record Output(String clipKey, int frameCount, double clipSeconds) {}

        @Override
        public Output handle(Scene in, TaskContext task) throws Exception {
            return work("render-scene", in.projectId, in.sceneId, task, new Output("clip", 120, 4));
        }
    }

    @Topic("assemble-timeline")
    class AssembleTimeline implements TaskHandler<Project, AssembleTimeline.Output> {
        record Output(String timelineKey) {}

        @Override
        public Output handle(Project in, TaskContext task) throws Exception {
            int missing = situations.get(in.projectId).scenes
                    - done("render-scene", in.projectId).size();
            if (missing > 0) {
                throw new SceneMissing(missing + " scenes have no clip.");
            }
            return work("assemble-timeline", in.projectId, "", task, new Output("timeline"));
        }
    }

    @Topic("compose-video")
    class ComposeVideo implements TaskHandler<Project, ComposeVideo.Output> {
        record Output(String videoKey, double videoSeconds, int videoFrames, long videoBytes) {}

        @Override
        public Output handle(Project in, TaskContext task) throws Exception {
            return work("compose-video", in.projectId, "", task, new Output("video", 12, 360, 1_000_000L));
        }
    }

    @Topic("publish-video")
    class PublishVideo implements TaskHandler<PublishVideo.Input, Nothing> {
        record Input(String projectId, String videoKey, double videoSeconds, long videoBytes) {}

        @Override
        public Nothing handle(Input in, TaskContext task) throws Exception {
            return work("publish-video", in.projectId, "", task, new Nothing());
        }
    }

    @Topic("send-mail")
    class SendMail implements TaskHandler<Nothing, Nothing> {
        @Override
        public Nothing handle(Nothing in, TaskContext task) throws Exception {
            return work("send-mail", task.businessKey(), "", task, in);
        }
    }

    @Topic("expire-results")
    class ExpireResults implements TaskHandler<Nothing, Nothing> {
        @Override
        public Nothing handle(Nothing in, TaskContext task) throws Exception {
            return work("expire-results", "", "", task, new Nothing());
        }
    }

    @Topic("remove-orphans")
    class RemoveOrphans implements TaskHandler<Nothing, Nothing> {
        @Override
        public Nothing handle(Nothing in, TaskContext task) throws Exception {
            return work("remove-orphans", "", "", task, new Nothing());
        }
    }

    @Topic("deliver-webhook")
    static class DeliverWebhook implements TaskHandler<Nothing, DeliverWebhook.Output> {
        record Output(boolean delivered, boolean moreWaiting, String retryDelay) {}

        @Override
        public Output handle(Nothing in, TaskContext task) {
            return new Output(true, false, "PT0S");
        }
    }

    @Bean
    TaskHandler<?, ?> sendMail() {
        return new SendMail();
    }

    @Bean
    TaskHandler<?, ?> expireResults() {
        return new ExpireResults();
    }

    @Bean
    TaskHandler<?, ?> removeOrphans() {
        return new RemoveOrphans();
    }

    @Topic("reserve-credits")
    class ReserveCredits implements TaskHandler<Project, Nothing> {
        @Override
        public Nothing handle(Project in, TaskContext task) throws Exception {
            return work("reserve-credits", in.projectId, "", task, new Nothing());
        }
    }

    @Topic("settle-credits")
    class SettleCredits implements TaskHandler<Project, Nothing> {
        @Override
        public Nothing handle(Project in, TaskContext task) throws Exception {
            return work("settle-credits", in.projectId, "", task, new Nothing());
        }
    }

    @Topic("refund-credits")
    class RefundCredits implements TaskHandler<Project, Nothing> {
        @Override
        public Nothing handle(Project in, TaskContext task) throws Exception {
            return work("refund-credits", in.projectId, "", task, new Nothing());
        }
    }

    @Bean
    TaskHandler<?, ?> deliverWebhook() {
        return new DeliverWebhook();
    }

    @Bean
    TaskHandler<?, ?> openGeneration() {
        return new OpenGeneration();
    }

    @Bean
    TaskHandler<?, ?> releaseGeneration() {
        return new ReleaseGeneration();
    }

    @Bean
    TaskHandler<?, ?> writeScript() {
        return new WriteScript();
    }

    @Bean
    TaskHandler<?, ?> planScenes() {
        return new PlanScenes();
    }

    @Bean
    TaskHandler<?, ?> prepareScene() {
        return new PrepareScene();
    }

    @Bean
    TaskHandler<?, ?> generateSceneImage() {
        return new GenerateSceneImage();
    }

    @Bean
    TaskHandler<?, ?> narrateScene() {
        return new NarrateScene();
    }

    @Bean
    TaskHandler<?, ?> renderScene() {
        return new RenderScene();
    }

    @Bean
    TaskHandler<?, ?> assembleTimeline() {
        return new AssembleTimeline();
    }

    @Bean
    TaskHandler<?, ?> composeVideo() {
        return new ComposeVideo();
    }

    @Bean
    TaskHandler<?, ?> publishVideo() {
        return new PublishVideo();
    }

    @Bean
    TaskHandler<?, ?> reserveCredits() {
        return new ReserveCredits();
    }

    @Bean
    TaskHandler<?, ?> settleCredits() {
        return new SettleCredits();
    }

    @Bean
    TaskHandler<?, ?> refundCredits() {
        return new RefundCredits();
    }

    @Topic("gather-inputs")
    class GatherInputs implements TaskHandler<Nothing, GatherInputs.Output> {
        record Output(String inputsKey) {}

        @Override
        public Output handle(Nothing in, TaskContext task) throws Exception {
            return work("gather-inputs", task.businessKey(), "", task, new Output("inputs"));
        }
    }

    @Topic("perform-operation")
    class PerformOperation implements TaskHandler<Nothing, PerformOperation.Output> {
        record Output(String productsKey) {}

        @Override
        public Output handle(Nothing in, TaskContext task) throws Exception {
            return work("perform-operation", task.businessKey(), "", task, new Output("products"));
        }
    }

    @Topic("publish-results")
    class PublishResults implements TaskHandler<Nothing, Nothing> {
        @Override
        public Nothing handle(Nothing in, TaskContext task) throws Exception {
            return work("publish-results", task.businessKey(), "", task, new Nothing());
        }
    }

    @Bean
    TaskHandler<?, ?> gatherInputs() {
        return new GatherInputs();
    }

    @Bean
    TaskHandler<?, ?> performOperation() {
        return new PerformOperation();
    }

    @Bean
    TaskHandler<?, ?> publishResults() {
        return new PublishResults();
    }
}
