package dev.claquete.operation.scenes;

import dev.claquete.render.text.SmoothGraphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One scene, ready to be drawn at any of its frames. Parts that do not move are drawn once and then copied.
 * Thread-safe.
 */
final class Stage implements AutoCloseable {

    private static final int GROUNDS_KEPT = 2;

    private final Fill background;
    private final List<PlacedElement> actors;
    private final List<VideoReel> reels;
    private final int frames;
    private final Map<List<Boolean>, int[]> grounds = new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Boolean>, int[]> eldest) {
            return size() > GROUNDS_KEPT;
        }
    };
    private int @Nullable [] lastPicture;

    Stage(Fill background, List<PlacedElement> actors, List<VideoReel> reels, int frames) {
        this.background = background;
        this.actors = List.copyOf(actors);
        this.reels = List.copyOf(reels);
        this.frames = frames;
    }

    /** Draws the whole picture at a frame of the scene. */
    void draw(int index, BufferedImage onto) {
        List<Boolean> ground = ground(index);
        int[] pixels = ((DataBufferInt) onto.getRaster().getDataBuffer()).getData();
        System.arraycopy(ground(ground, onto), 0, pixels, 0, pixels.length);
        if (ground.size() < actors.size()) {
            Graphics2D g = SmoothGraphics.copyOf(onto.createGraphics());
            actors.subList(ground.size(), actors.size()).forEach(actor -> draw(actor, index, g));
            g.dispose();
        }
    }

    /** The state of the picture if nothing in it moves: frames with equal states look the same. */
    Optional<List<Boolean>> still(int index) {
        return Optional.of(ground(index)).filter(ground -> ground.size() == actors.size());
    }

    /** The last picture, with which the next scene's transition starts. */
    synchronized int[] lastPicture(int widthPx, int heightPx) {
        int[] picture = lastPicture;
        if (picture == null) {
            BufferedImage drawn = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
            draw(frames - 1, drawn);
            picture = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
            lastPicture = picture;
        }
        return picture;
    }

    /** For the lowest elements that are at rest or hidden: whether each is visible. */
    private List<Boolean> ground(int index) {
        List<Boolean> present = new ArrayList<>();
        for (PlacedElement actor : actors) {
            Pose pose = actor.pose(index);
            if (pose != null && (actor.layer().alive() || !pose.equals(Pose.REST))) {
                break;
            }
            present.add(pose != null);
        }
        return present;
    }

    private int[] ground(List<Boolean> present, BufferedImage like) {
        synchronized (grounds) {
            return grounds.computeIfAbsent(present, key -> painted(key, like.getWidth(), like.getHeight()));
        }
    }

    private int[] painted(List<Boolean> present, int widthPx, int heightPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = SmoothGraphics.copyOf(picture.createGraphics());
        Rectangle2D all = new Rectangle2D.Double(0, 0, widthPx, heightPx);
        g.setPaint(background.over(all));
        g.fill(all);
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i)) {
                actors.get(i).draw(g, Pose.REST);
            }
        }
        g.dispose();
        return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    }

    private static void draw(PlacedElement actor, int index, Graphics2D g) {
        Pose pose = actor.pose(index);
        if (pose != null) {
            actor.draw(g, pose);
        }
    }

    @Override
    public void close() {
        reels.forEach(VideoReel::close);
    }
}
