package dev.claquete.operation;

import dev.claquete.operation.scenes.Film;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.operation.scenes.VideoUnreadable;
import dev.claquete.render.MediaBroken;
import dev.claquete.render.image.UnreadablePicture;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes a video from a plan of its scenes. */
final class Json2Video implements Operation<ScenePlan> {

    @Override
    public String name() {
        return "json2video";
    }

    @Override
    public Class<ScenePlan> order() {
        return ScenePlan.class;
    }

    @Override
    public ProductKind makes(ScenePlan order) {
        return ProductKind.VIDEO;
    }

    @Override
    public void perform(ScenePlan plan, OperationContext context) throws Exception {
        for (Map.Entry<String, String> text : plan.texts().entrySet()) {
            ShownText.check(text.getKey(), text.getValue(), context);
        }
        try {
            Film film = new Film(plan, new JobMaterial(context), context.ffmpeg(), context.task());
            Path made = film.make(context.encoder(), context.folder());
            context.keepVideo("video", made, Map.of("fps", plan.output().fps(), "scene_starts", film.sceneStarts()));
        } catch (VideoUnreadable e) {
            throw new MediaBroken(e.field() + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof UnreadablePicture unreadable) {
                throw unreadable;
            }
            throw e;
        }
    }
}
