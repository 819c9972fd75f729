package dev.claquete.studio.image.storyboard;

import dev.claquete.studio.image.storyboard.concept.Headline;
import dev.claquete.studio.image.storyboard.concept.SceneConcept;
import java.awt.image.BufferedImage;

/**
 * Sketches scenes: a place painted from the words of the scene, its subject, and a short title. The same scene always
 * gives the same picture. Thread-safe.
 */
public final class Storyboard {

    /** Must change whenever the pictures change: part of every sketch's content hash. */
    public static final String ID = "storyboard-2";

    /** How much larger than the video a sketch is, so that a zoom keeps its detail. */
    public static final double SCALE = 1.35;

    private Storyboard() {}

    public static BufferedImage draw(StoryboardScene scene) {
        SceneConcept concept = SceneConcept.of(scene);
        int width = even(scene.widthPx() * SCALE);
        int height = even(scene.heightPx() * SCALE);
        Canvas canvas = new Canvas(width, height);
        Layout layout = Layout.of(width, height, Math.floorMod(scene.number() + scene.version(), 2) == 0);
        PaintingContext stage = new PaintingContext(
                canvas, concept.mood(), layout, concept.style().spare(), concept.seed());
        concept.place().paint(stage);
        PictureGrading.bloom(canvas, 0.5f);
        new SubjectPainter(stage, concept.place()).enter(concept.subjects());
        TitlePlate plate = TitlePlate.set(stage, Headline.of(scene), scene.language());
        plate.calm(canvas);
        BufferedImage picture = PictureGrading.of(canvas, concept.style(), concept.seed());
        plate.print(picture);
        return picture;
    }

    private static int even(double px) {
        return 2 * (int) Math.round(px / 2);
    }
}
