package dev.claquete.studio.script;

import dev.claquete.studio.script.Outlines.Beat;
import dev.claquete.studio.script.Outlines.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes scripts without a model: fills in an outline that suits the topic's shape, in English or Portuguese. It knows
 * nothing about the topic and claims nothing: the script asks, points out and invites. The same topic gives the same
 * script.
 */
final class OfflineScriptWriter implements ScriptWriter {

    private static final int FEWEST_SCENES = 4;

    /** Between the narrations of two scenes. */
    private static final double PAUSE_SECONDS = 0.5;

    @Override
    public String id() {
        return "outline/1";
    }

    @Override
    public void check(ScriptBrief brief) {
        ScriptWriter.super.check(brief);
        if (brief.topic().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new InvalidScript("topic", "has no words: describe the video in a few words");
        }
        if (!ScriptText.isNarration(brief.topic())
                && Outlines.in(brief.language()).isEmpty()) {
            throw new InvalidScript(
                    "language",
                    "has no script writer here: scripts are written in English and Portuguese only. Choose one of "
                            + "them, or paste the text to be spoken, in "
                            + Locale.forLanguageTag(brief.language()).getDisplayLanguage(Locale.ENGLISH)
                            + ", as the script");
        }
    }

    @Override
    public Script write(ScriptBrief brief, String idempotencyKey) throws ScriptRefused {
        if (!brief.topic().codePoints().anyMatch(Character::isLetterOrDigit)) {
            throw new ScriptRefused("The topic has no words.");
        }
        if (ScriptText.isNarration(brief.topic())) {
            return TextScript.of(brief);
        }
        Outlines outlines = Outlines.in(brief.language())
                .orElseThrow(() -> new ScriptRefused("Without a language model, scripts about a topic are written in "
                        + "English and Portuguese only: paste the text itself in \"" + brief.language()
                        + "\", or ask the administrator of this studio for a language model."));
        TopicWords topic = TopicWords.of(brief.topic(), brief.language());
        Random choice = new Random(31L * topic.words().hashCode() + Objects.hashCode(brief.feedback()));
        List<Outline> suitable = outlines.of(topic.shape());
        Outline outline = suitable.get(choice.nextInt(suitable.size()));
        return new Filling(brief, topic, outline, choice).script();
    }

    /** One outline being filled. */
    private record Filling(ScriptBrief brief, TopicWords topic, Outline outline, Random choice) {

        Script script() {
            List<Beat> beats = beats(one(outline.opening()), one(outline.closing()));
            Integer wanted = brief.targetScenes();
            return new Script(
                    Headline.shortened(filled(one(outline.titles()), 0), ScriptLimits.MAX_TITLE_CHARACTERS),
                    filled(outline.description(), 0),
                    brief.language(),
                    wanted == null ? scenes(beats) : new SceneShares(scenes(beats), brief.language()).in(wanted));
        }

        private List<ScriptScene> scenes(List<Beat> beats) {
            List<ScriptScene> scenes = new ArrayList<>();
            for (int i = 0; i < beats.size(); i++) {
                scenes.add(scene(beats.get(i), i));
            }
            return scenes;
        }

        /** Selects as many of the body's beats as bring the script closest to the target length. */
        private List<Beat> beats(Beat opening, Beat closing) {
            List<Beat> best = List.of();
            double least = Double.POSITIVE_INFINITY;
            int most = topic.count() > 0
                    ? Math.min(topic.count(), outline.body().size())
                    : outline.body().size();
            for (int bodies = 0; bodies <= most; bodies++) {
                List<Beat> beats = new ArrayList<>();
                beats.add(opening);
                beats.addAll(chosen(bodies));
                beats.add(closing);
                double distance = distance(beats);
                if (distance < least) {
                    least = distance;
                    best = beats;
                }
            }
            return best;
        }

        /** Seconds from the target length; very many if the beats do not fill the requested scenes. */
        private double distance(List<Beat> beats) {
            Integer wanted = brief.targetScenes();
            int scenes = wanted == null ? beats.size() : wanted;
            double seconds = scenes * PAUSE_SECONDS
                    + scenes(beats).stream()
                            .mapToDouble(scene -> SpokenLength.seconds(scene.narration(), brief.language()))
                            .sum();
            int pieces = wanted == null
                    ? beats.size()
                    : beats.stream().mapToInt(beat -> beat.say().size()).sum();
            int missing = Math.max(0, (wanted == null ? FEWEST_SCENES : wanted) - pieces);
            double middle = (brief.minSeconds() + brief.maxSeconds()) / 2.0;
            return Math.abs(seconds - middle) + 1000.0 * missing;
        }

        /** A list keeps its first entries; other shapes are evenly sampled, so that the outline's arc stays. */
        private List<Beat> chosen(int count) {
            List<Beat> body = outline.body();
            if (topic.count() > 0) {
                return body.subList(0, count);
            }
            return IntStream.range(0, count)
                    .map(i -> count == 1 ? 0 : (int) Math.round((double) i * (body.size() - 1) / (count - 1)))
                    .mapToObj(body::get)
                    .toList();
        }

        private ScriptScene scene(Beat beat, int number) {
            String narration = String.join(
                    " ", beat.say().stream().map(line -> filled(line, number)).toList());
            return new ScriptScene(narration, filled(beat.visual(), number));
        }

        private String filled(String sentence, int number) {
            return topic.into(
                    sentence, number, brief.language().toLowerCase(Locale.ROOT).startsWith("pt"));
        }

        private <T> T one(List<T> several) {
            return several.get(choice.nextInt(several.size()));
        }
    }
}
