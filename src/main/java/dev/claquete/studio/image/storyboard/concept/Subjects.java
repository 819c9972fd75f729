package dev.claquete.studio.image.storyboard.concept;

import dev.claquete.studio.image.storyboard.Backdrop;
import dev.claquete.studio.image.storyboard.Subject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All subjects and the phrases that indicate them, read once from the output of src/main/storyboard/subjects.mjs.
 * Thread-safe.
 */
final class Subjects {

    /** A lower score indicates nothing: a single hint, a lone tag. */
    private static final double FLOOR = 1.65;

    private static final double SCENERY = 0.62;
    private static final double SPOKEN = 0.7;

    record Match(Subject subject, double score) {}

    private static final class Loaded {
        static final Subjects ALL = read();
    }

    private final PhraseIndex<Subject> index = new PhraseIndex<>();

    static Subjects all() {
        return Loaded.ALL;
    }

    /**
     * The subjects of a scene, best first; empty if none is clear enough.
     *
     * @param prompt the description of the picture
     * @param narration which counts less
     * @param language the declared language of the scene
     */
    List<Match> find(String prompt, String narration, String language) {
        Map<Subject, Double> scores = new HashMap<>(index.scores(prompt, DescriptionLanguage.of(prompt, language)));
        index.scores(narration, DescriptionLanguage.of(narration, language))
                .forEach((subject, score) ->
                        scores.merge(subject, score * (prompt.isBlank() ? 1 : SPOKEN), Double::sum));
        return scores.entrySet().stream()
                .map(entry -> new Match(
                        entry.getKey(), entry.getValue() * (entry.getKey().scenery() ? SCENERY : 1)))
                .filter(match -> match.score() >= FLOOR)
                .sorted(Comparator.comparingDouble(Match::score).reversed().thenComparing(match -> match.subject()
                        .name()))
                .toList();
    }

    private static Subjects read() {
        Subjects subjects = new Subjects();
        try (InputStream in = Subjects.class.getResourceAsStream("/storyboard/subjects.tsv")) {
            if (in == null) {
                throw new IllegalStateException(
                        "/storyboard/subjects.tsv is not on the class path: was the build run?");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Subject subject = new Subject("", Backdrop.ABSTRACT, true);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split("\t");
                if (cells[0].equals("S")) {
                    subject = new Subject(cells[1], Backdrop.valueOf(cells[2]), cells[3].equals("1"));
                } else {
                    subjects.index.add(cells[1], cells[3], Double.parseDouble(cells[2]), subject);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return subjects;
    }
}
