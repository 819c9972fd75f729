package dev.claquete.render;

import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.render.ffmpeg.MediaProbe;
import dev.claquete.render.ffmpeg.Resolution;
import dev.claquete.render.ffmpeg.VideoContainer;
import dev.claquete.render.frame.FrameSource;
import dev.claquete.render.frame.KenBurns;
import dev.claquete.render.frame.VisualEffect;
import dev.claquete.render.frame.YuvFrame;
import dev.claquete.render.image.MovingPicture;
import dev.claquete.render.image.PictureFile;
import dev.claquete.render.image.UnreadablePicture;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An animated GIF or WebP under a moving camera. Each frame shows the animation's picture of that time, drawn like a
 * still. It loops if the file says so; otherwise its last picture stays. Pictures are opened when needed and dropped
 * soon after.
 */
final class MovingStill implements FrameSource {

    /** The most pictures a second that are distinguished; few GIFs have more. */
    private static final int MOST_FPS = 25;

    /** Painters are at most this many pictures apart; beyond that they would open one twice. */
    private static final int KEPT = 4;

    private final List<Path> pictures;
    private final boolean endless;
    private final Shot shot;
    private final Map<Path, KenBurns> open = new ConcurrentHashMap<>();
    private final List<Path> recent = new ArrayList<>();

    /** @param fps of the frames that are drawn */
    record Shot(VisualEffect effect, Resolution size, int frameCount, int fps) {

        private int picturesPerSecond() {
            return Math.min(MOST_FPS, fps);
        }

        private int mostPictures() {
            return (int) Math.ceil((double) frameCount / fps * picturesPerSecond()) + 1;
        }
    }

    private MovingStill(List<Path> pictures, boolean endless, Shot shot) {
        this.pictures = pictures;
        this.endless = endless;
        this.shot = shot;
    }

    /**
     * Keeps its pictures in the task's folder until the task is done.
     *
     * @param file for which {@link MovingPicture#is} returned true
     * @throws UnreadablePicture if it is broken or has too many frames
     */
    static MovingStill of(Path file, Shot shot, Ffmpeg ffmpeg, TaskContext task) throws IOException {
        Path folder = Files.createDirectory(task.scratch().resolve("moving"));
        Path video = folder.resolve("moving.mkv");
        boolean endless = new MovingPicture(ffmpeg)
                .toVideo(file, video, PictureFile.MOST_PIXELS, null)
                .equals(MovingPicture.ENDLESS);
        List<String> arguments =
                new ArrayList<>(MediaProbe.videoInput(VideoContainer.MATROSKA, PictureFile.MOST_PIXELS));
        arguments.addAll(List.of("-i", video.toString(), "-map", "0:v:0", "-vf"));
        arguments.addAll(List.of("fps=" + shot.picturesPerSecond() + ":start_time=0,format=rgba"));
        arguments.addAll(List.of("-frames:v", String.valueOf(shot.mostPictures()), "-c:v", "png"));
        arguments.addAll(List.of("-f", "image2", folder.resolve("%06d.png").toString()));
        ffmpeg.run(task, arguments);
        Files.delete(video);
        List<Path> pictures = new ArrayList<>();
        Path last = null;
        for (int i = 1; i <= shot.mostPictures(); i++) {
            Path picture = folder.resolve(String.format("%06d.png", i));
            if (!Files.exists(picture)) {
                break;
            }
            boolean same = last != null && Files.mismatch(last, picture) < 0;
            last = same ? last : picture;
            pictures.add(last);
        }
        if (pictures.isEmpty()) {
            throw new UnreadablePicture("the picture shows nothing", null);
        }
        return new MovingStill(pictures, endless, shot);
    }

    @Override
    public Resolution size() {
        return shot.size;
    }

    @Override
    public int frameCount() {
        return shot.frameCount;
    }

    @Override
    public void draw(int index, YuvFrame into) {
        int at = (int) ((long) index * shot.picturesPerSecond() / shot.fps);
        Path picture = pictures.get(endless ? at % pictures.size() : Math.min(at, pictures.size() - 1));
        open.computeIfAbsent(picture, this::opened).draw(index, into);
        forget(picture);
    }

    private KenBurns opened(Path picture) {
        try {
            return KenBurns.of(picture, shot.effect, shot.size, shot.frameCount);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void forget(Path used) {
        recent.remove(used);
        recent.add(used);
        while (recent.size() > KEPT) {
            open.remove(recent.remove(0));
        }
    }
}
