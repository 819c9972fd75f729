package dev.claquete.studio.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.storage.ContentHash;
import dev.claquete.storage.ObjectKey;
import dev.claquete.storage.ObjectStore;
import dev.claquete.studio.project.step.PrepareScene;
import dev.claquete.studio.script.Script;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.script.ScriptScene;
import dev.claquete.work.BusinessError;
import dev.claquete.work.TaskContext;
import dev.claquete.work.TaskHandler;
import dev.claquete.work.Topic;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.NameMatchMethodPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makers that need milliseconds, in the place of the real ones. They make things under keys derived from their input, as the
 * real ones do, and note what they really made. A test can hold them up or have them refuse.
 */
@TestConfiguration
public class FakeMakers {

    /** Without the real makers of the same topics. */
    @Bean
    static BeanDefinitionRegistryPostProcessor realMakersStayOut() {
        return new BeanDefinitionRegistryPostProcessor() {
            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                for (String name :
                        List.of("writeScript", "generateSceneImage", "narrateScene", "renderScene", "composeVideo")) {
                    if (registry.containsBeanDefinition(name)) {
                        registry.removeBeanDefinition(name);
                    }
                }
            }
        };
    }

    /** The real step, which a test may hold up between its look at the scene and the engine's hearing of it: {@code prepared-scene}. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor preparedScenesMayBeHeld(ObjectProvider<Stage> stage) {
        NameMatchMethodPointcut handle = new NameMatchMethodPointcut();
        handle.setClassFilter(PrepareScene.class::isAssignableFrom);
        handle.setMappedName("handle");
        return new DefaultPointcutAdvisor(handle, (MethodInterceptor) call -> {
            Object output = call.proceed();
            if (call.getArguments()[0] instanceof PrepareScene.Input in) {
                stage.getObject().enter("prepared-scene", in.projectId(), (TaskContext) call.getArguments()[1]);
            }
            return output;
        });
    }

    /** Notes who reads or writes the store while a transaction, and perhaps a project's lock, is open. */
    @Bean
    static BeanPostProcessor storeIsWatched(ObjectProvider<Stage> stage) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof S3Client s3 ? watched(s3, stage) : bean;
            }
        };
    }

    private static Object watched(S3Client s3, ObjectProvider<Stage> stage) {
        return Proxy.newProxyInstance(
                S3Client.class.getClassLoader(), new Class<?>[] {S3Client.class}, (proxy, method, arguments) -> {
                    if (List.of("putObject", "getObject").contains(method.getName())
                            && TransactionSynchronizationManager.isActualTransactionActive()) {
                        stage.getObject()
                                .inTransaction
                                .add(Thread.currentThread().getName());
                    }
                    try {
                        return method.invoke(s3, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Bean
    Stage stage() {
        return new Stage();
    }

    @Bean
    FakeWriter fakeWriter(Stage stage, ObjectStore store, ObjectMapper json) {
        return new FakeWriter(stage, store, json);
    }

    @Bean
    FakeImage fakeImage(Stage stage, ObjectStore store) {
        return new FakeImage(stage, store);
    }

    @Bean
    FakeNarration fakeNarration(Stage stage, ObjectStore store) {
        return new FakeNarration(stage, store);
    }

    @Bean
    FakeClip fakeClip(Stage stage, ObjectStore store) {
        return new FakeClip(stage, store);
    }

    @Bean
    FakeVideo fakeVideo(Stage stage, ObjectStore store) {
        return new FakeVideo(stage, store);
    }

    /** Where the test directs the makers. */
    public static final class Stage {

        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final List<String> made = Collections.synchronizedList(new ArrayList<>());
        private final Set<String> arrived = ConcurrentHashMap.newKeySet();
        private final Set<String> inTransaction = ConcurrentHashMap.newKeySet();

        /** The threads, which are named by their topics, that have used the store within a transaction. */
        Set<String> usersOfTheStoreInTransactions() {
            return Set.copyOf(inTransaction);
        }

        /** Work of this topic on this project does not end until it is let go. */
        public void hold(String topic, String projectId) {
            held.add(topic + " " + projectId);
        }

        public void letGo(String topic, String projectId) {
            held.remove(topic + " " + projectId);
        }

        /** Whether a worker has come to work of this topic. */
        public boolean arrived(String topic, String projectId) {
            return arrived.contains(topic + " " + projectId);
        }

        /** A word that makers will not have in what they are to make. */
        public void refuse(String word) {
            refused.add(word);
        }

        public void allow(String word) {
            refused.remove(word);
        }

        /** What was really made of this kind for the project, as opposed to found. */
        public long made(String kind, String projectId) {
            synchronized (made) {
                return made.stream().filter((kind + " " + projectId)::equals).count();
            }
        }

        private void enter(String topic, String projectId, TaskContext task) throws InterruptedException {
            arrived.add(topic + " " + projectId);
            while (held.contains(topic + " " + projectId)) {
                task.checkCancelled();
                Thread.sleep(5);
            }
        }

        private boolean refuses(String text) {
            return refused.stream().anyMatch(text::contains);
        }

        private void note(String kind, String projectId) {
            made.add(kind + " " + projectId);
        }
    }

    private static ObjectKey put(
            ObjectStore store, Stage stage, String kind, String projectId, ObjectKey key, String type, String content) {
        if (!store.exists(key)) {
            store.put(key, content.getBytes(StandardCharsets.UTF_8), type, Map.of());
            stage.note(kind, projectId);
        }
        return key;
    }

    static class PromptRejected extends BusinessError {
        PromptRejected(String message) {
            super(message);
        }
    }

    static class ScriptRefused extends BusinessError {
        ScriptRefused(String message) {
            super(message);
        }
    }

    @Topic("write-script")
    record FakeWriter(Stage stage, ObjectStore store, ObjectMapper json)
            implements TaskHandler<FakeWriter.Input, FakeWriter.Output> {
        record Input(String projectId, String briefKey) {}

        record Output(String scriptKey) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            stage.enter("write-script", in.projectId, task);
            ScriptBrief brief = json.readValue(store.bytes(new ObjectKey(in.briefKey)), ScriptBrief.class);
            if (stage.refuses(brief.topic())) {
                throw new ScriptRefused("Nobody writes about " + brief.topic());
            }
            String about = brief.feedback() == null ? brief.topic() : brief.topic() + ", " + brief.feedback();
            List<ScriptScene> scenes = IntStream.rangeClosed(1, 3)
                    .mapToObj(n -> new ScriptScene(about + " " + n, "View " + n))
                    .toList();
            Script script = new Script("About " + brief.topic(), "A film", brief.language(), scenes);
            ObjectKey key = ObjectKey.derived(
                    "projects/" + in.projectId + "/scripts", "script", ContentHash.of(in.briefKey), "json");
            put(store, stage, "script", in.projectId, key, "application/json", json.writeValueAsString(script));
            return new Output(key.value());
        }
    }

    @Topic("generate-scene-image")
    record FakeImage(Stage stage, ObjectStore store) implements TaskHandler<FakeImage.Input, FakeImage.Output> {
        record Input(
                String projectId,
                String sceneId,
                int sceneNumber,
                String imagePrompt,
                String narrationText,
                String language,
                String style,
                int imageVersion,
                int widthPx,
                int heightPx,
                @Nullable String referenceImageKey) {}

        record Output(String imageKey) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            stage.enter("generate-scene-image", in.projectId, task);
            if (stage.refuses(in.imagePrompt)) {
                throw new PromptRejected("This cannot be drawn");
            }
            ObjectKey key = ObjectKey.derived(
                    "projects/" + in.projectId + "/scenes/" + in.sceneId,
                    "image",
                    ContentHash.of(in.imagePrompt, in.imageVersion, in.widthPx, in.heightPx, in.referenceImageKey),
                    "png");
            return new Output(put(store, stage, "image", in.projectId, key, "image/png", "picture")
                    .value());
        }
    }

    @Topic("narrate-scene")
    record FakeNarration(Stage stage, ObjectStore store)
            implements TaskHandler<FakeNarration.Input, FakeNarration.Output> {
        record Input(
                String projectId,
                String sceneId,
                String narrationText,
                String language,
                @Nullable String voiceName,
                int narrationVersion) {}

        record Output(String narrationKey, String wordTimingsKey, double narrationSeconds) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            stage.enter("narrate-scene", in.projectId, task);
            ObjectKey key = ObjectKey.derived(
                    "projects/" + in.projectId + "/scenes/" + in.sceneId, "narration", ContentHash.of(in), "wav");
            ObjectKey words = key.withExtension("json");
            String timings = "{\"seconds\":2.0,\"words\":[{\"word\":\"hello\",\"start\":0.1,\"end\":1.9}]}";
            put(store, stage, "timings", in.projectId, words, "application/json", timings);
            put(store, stage, "narration", in.projectId, key, "audio/wav", "voice");
            return new Output(key.value(), words.value(), 2.0);
        }
    }

    @Topic("render-scene")
    record FakeClip(Stage stage, ObjectStore store) implements TaskHandler<FakeClip.Input, FakeClip.Output> {
        record Input(
                String projectId,
                String sceneId,
                String imageKey,
                @Nullable String narrationKey,
                @Nullable String wordTimingsKey,
                double silentSeconds,
                String visualEffect,
                String transition,
                int widthPx,
                int heightPx,
                int fps,
                boolean captionsWanted,
                String captionPosition,
                String captionColour,
                String captionHighlightColour) {}

        record Output(String clipKey, int frameCount, double clipSeconds) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            task.progress(0, "Beginning");
            stage.enter("render-scene", in.projectId, task);
            ObjectKey key = ObjectKey.derived(
                    "projects/" + in.projectId + "/scenes/" + in.sceneId, "clip", ContentHash.of(in), "mp4");
            int frames = in.narrationKey == null ? (int) Math.round(in.silentSeconds * in.fps) : 75;
            task.progress(0.5, "half");
            put(store, stage, "clip", in.projectId, key, "video/mp4", "clip");
            return new Output(key.value(), frames, (double) frames / in.fps);
        }
    }

    @Topic("compose-video")
    record FakeVideo(Stage stage, ObjectStore store) implements TaskHandler<FakeVideo.Input, FakeVideo.Output> {
        record Input(String projectId, String timelineKey) {}

        record Output(String videoKey, double videoSeconds, int videoFrames, long videoBytes) {}

        @Override
        public Output handle(Input in, TaskContext task) throws Exception {
            stage.enter("compose-video", in.projectId, task);
            ObjectKey key = ObjectKey.derived(
                    "projects/" + in.projectId + "/videos", "video", ContentHash.of(in.timelineKey), "mp4");
            put(store, stage, "video", in.projectId, key, "video/mp4", "the film");
            return new Output(key.value(), 7.5, 225, 8);
        }
    }
}
