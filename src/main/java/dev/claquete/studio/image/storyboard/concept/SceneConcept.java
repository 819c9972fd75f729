package dev.claquete.studio.image.storyboard.concept;

import dev.claquete.studio.image.storyboard.Backdrop;
import dev.claquete.studio.image.storyboard.Mood;
import dev.claquete.studio.image.storyboard.StoryboardScene;
import dev.claquete.studio.image.storyboard.Style;
import dev.claquete.studio.image.storyboard.Subject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The plan of a scene's picture: place, light, style and subjects, derived from its words.
 *
 * @param subjects the main one first; may be empty
 */
public record SceneConcept(Backdrop place, Mood mood, Style style, List<Subject> subjects, long seed) {

    private static final double HOME = 0.55;
    private static final double SPOKEN = 0.7;
    private static final double COMPANION = 2.9;

    private static final List<Mood> DAYS =
            List.of(Mood.GOLDEN, Mood.DAY, Mood.DUSK, Mood.ROSE, Mood.SUNSET, Mood.MIST, Mood.NIGHT, Mood.DAWN);
    private static final List<Mood> INDOORS =
            List.of(Mood.GOLDEN, Mood.MIST, Mood.ROSE, Mood.DUSK, Mood.DAWN, Mood.SUNSET, Mood.DAY);
    private static final List<Mood> EVENINGS = List.of(Mood.SUNSET, Mood.NIGHT, Mood.DUSK, Mood.GOLDEN);

    public static SceneConcept of(StoryboardScene scene) {
        long seed = seedOf(scene);
        SplittableRandom random = new SplittableRandom(seed);
        List<Subjects.Match> matches = Subjects.all().find(scene.prompt(), scene.narration(), scene.language());
        Style style = PlaceKeywords.all()
                .light(scene.style(), scene.language())
                .map(Style::named)
                .orElse(Style.PLAIN);
        Backdrop place = place(scene, matches, random);
        return new SceneConcept(place, mood(scene, style, place, random), style, cast(matches, place), seed);
    }

    private static long seedOf(StoryboardScene scene) {
        long seed = 1125899906842597L;
        for (String part : List.of(scene.prompt(), scene.narration(), scene.language(), scene.style())) {
            for (int i = 0; i < part.length(); i++) {
                seed = 31 * seed + part.charAt(i);
            }
            seed = 31 * seed + '\n';
        }
        return new SplittableRandom(seed + 1_000_003L * scene.number() + 7_368_787L * scene.version()).nextLong();
    }

    /**
     * The best match, and up to two more subjects that are equally clear. Scenery is not added if the place itself
     * shows it, and never accompanies a thing.
     */
    private static List<Subject> cast(List<Subjects.Match> matches, Backdrop place) {
        return matches.stream()
                .filter(match -> !match.subject().scenery()
                        || match.subject().place() != place
                        || place == Backdrop.ABSTRACT
                        || place == Backdrop.TABLE)
                .filter(match -> match.equals(matches.get(0))
                        || (match.score() >= COMPANION && !match.subject().scenery()))
                .map(Subjects.Match::subject)
                .limit(3)
                .toList();
    }

    private static Backdrop place(StoryboardScene scene, List<Subjects.Match> matches, SplittableRandom random) {
        Map<String, Double> scores = new HashMap<>(PlaceKeywords.all().places(scene.prompt(), scene.language()));
        double spoken = scene.prompt().isBlank() ? 1 : SPOKEN;
        PlaceKeywords.all()
                .places(scene.narration(), scene.language())
                .forEach((place, score) -> scores.merge(place, score * spoken, Double::sum));
        Optional<Subjects.Match> first = matches.stream().findFirst();
        first.ifPresent(match -> scores.merge(match.subject().place().name(), HOME * match.score(), Double::sum));
        Backdrop place = scores.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry<String, Double>::getValue)
                        .thenComparing(Map.Entry::getKey))
                .map(best -> Backdrop.valueOf(best.getKey()))
                .orElse(Backdrop.ABSTRACT);
        Backdrop home = first.map(match -> match.subject().place()).orElse(place);
        if (place == Backdrop.SEA && home == Backdrop.UNDERWATER) {
            return home;
        }
        return varied(place, scene.version() + (random.nextInt(10) < 4 ? 1 : 0));
    }

    /** Some places have a variant, so that scenes and versions differ by more than their light. */
    private static Backdrop varied(Backdrop place, int turn) {
        boolean second = Math.floorMod(turn, 2) == 0;
        return switch (place) {
            case TABLE -> second ? Backdrop.ABSTRACT : place;
            case STREET -> second ? Backdrop.CITY : place;
            default -> place;
        };
    }

    private static Mood mood(StoryboardScene scene, Style style, Backdrop place, SplittableRandom random) {
        double degrees = random.nextDouble(-12, 12);
        Mood fixed = style.mood();
        if (fixed != null) {
            return fixed.turned(degrees * 2, 1);
        }
        List<Mood> choice =
                switch (place) {
                    case PITCH, STREET -> EVENINGS;
                    case TABLE, ABSTRACT -> INDOORS;
                    default -> DAYS;
                };
        int turn = Math.floorMod(scene.number() * 3 + scene.version() * 5, choice.size());
        return named(scene.style(), scene)
                .or(() -> named(scene.text(), scene))
                .map(named -> named.kin(scene.version() - 1))
                .orElse(choice.get(turn))
                .turned(degrees, 1);
    }

    private static Optional<Mood> named(String text, StoryboardScene scene) {
        return PlaceKeywords.all().light(text, scene.language()).flatMap(Mood::named);
    }
}
