package dev.claquete.operation.scenes;

import dev.claquete.operation.Input;
import dev.claquete.operation.Source;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Prepares a scene for drawing: lays out texts, reads and scales pictures, opens videos. */
record SceneBuilder(
        ScenePlan plan, Schedule schedule, Material material, Ffmpeg ffmpeg, TaskContext task, int painters) {

    Stage set(int index) throws IOException {
        ScenePlan.Scene scene = plan.scenes().get(index);
        List<PlacedElement> actors = new ArrayList<>();
        List<VideoReel> reels = new ArrayList<>();
        for (Element element : scene.elements()) {
            int frames = schedule.frames(index);
            int start = frame(element.startSeconds());
            Double ends = element.endSeconds();
            int end = ends == null ? frames : Math.min(frames, frame(ends));
            if (start < end) {
                actors.add(new PlacedElement(element, layer(element, end - start, reels), start, end, frame()));
            }
        }
        return new Stage(scene.background(), actors, reels, schedule.frames(index));
    }

    private Layer layer(Element element, int frames, List<VideoReel> reels) throws IOException {
        ScenePlan.Output output = plan.output();
        Resolution size = output.size();
        double pxPerUnit = output.pxPerUnit();
        return switch (element.kind()) {
            case TEXT -> new TextLayer(
                    Objects.requireNonNull(element.text()), element.place(), element.style(), size, pxPerUnit);
            case IMAGE -> PictureLayer.of(element, material.file(source(element)), size, pxPerUnit, frames);
            case VIDEO -> video(element, reels);
            case RECTANGLE, ELLIPSE, LINE -> ShapeLayer.of(
                    element.kind(), element.place(), element.style(), size, pxPerUnit);
        };
    }

    private Layer video(Element element, List<VideoReel> reels) {
        Source source = source(element);
        Input facts = material.facts(source);
        FittedPicture fitted = FittedPicture.of(element, plan.output().size(), facts.widthPx(), facts.heightPx());
        VideoCut cut = new VideoCut(
                material, source, element.trimSeconds(), plan.output().fps(), fitted);
        VideoReel reel = new VideoReel(cut, 2 * (painters + 3), ffmpeg, task);
        reels.add(reel);
        return new VideoLayer(
                new FramedPicture(fitted.box(), element.style(), plan.output().pxPerUnit()), reel);
    }

    private static Source source(Element element) {
        return Objects.requireNonNull(element.source());
    }

    private PlacedElement.Frame frame() {
        ScenePlan.Output output = plan.output();
        return new PlacedElement.Frame(output.widthPx(), output.heightPx(), output.fps(), output.pxPerUnit());
    }

    private int frame(double seconds) {
        return (int) Math.round(seconds * schedule.fps());
    }
}
