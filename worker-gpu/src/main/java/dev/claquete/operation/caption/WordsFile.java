package dev.claquete.operation.caption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claquete.operation.OperationImpossible;
import dev.claquete.render.caption.WordTiming;
import dev.claquete.render.text.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads word timings from the JSON of transcribers: a list of words, @code {"words": [...]}}, or segments with words of
 * their own ( @code {"segments": [{"words": [...]}]}}, Whisper). A word has its text as {@code word} or {@code text},
 * and {@code start} and {@code end} in seconds.
 */
public final class WordsFile {

    public static final int MOST_WORDS = 50_000;
    private static final int MOST_LETTERS = 200;
    private static final double LONGEST_SECONDS = 100 * 3600;

    /** {@link #MOST_WORDS} have 400,000 names, values and brackets. */
    private static final int MOST_TOKENS = 1_000_000;

    private static final int MOST_LEVELS = 100;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxTokenCount(MOST_TOKENS)
                    .maxNestingDepth(MOST_LEVELS)
                    .build())
            .build());

    private WordsFile() {}

    /** @param field of the file, named in messages */
    static List<WordTiming> read(byte[] file, String field) throws OperationImpossible {
        try {
            return read(JSON.readTree(TextEncoding.decode(file)), field);
        } catch (StreamConstraintsException e) {
            throw new OperationImpossible(field + ": has more words or levels than a words file may have");
        } catch (JsonProcessingException e) {
            throw new OperationImpossible(field + ": is not JSON (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")");
        } catch (IOException e) {
            throw new OperationImpossible(field + ": is not JSON");
        }
    }

    /**
     * @return at least one word, in the order spoken
     * @throws OperationImpossible naming what is wrong
     */
    public static List<WordTiming> read(@Nullable JsonNode json, String field) throws OperationImpossible {
        List<JsonNode> nodes = new ArrayList<>();
        collect(json, nodes);
        if (nodes.size() > MOST_WORDS) {
            throw new OperationImpossible(field + ": has more than " + MOST_WORDS + " words");
        }
        List<WordTiming> words = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            WordTiming word = word(nodes.get(i), field + ": words[" + i + "]");
            if (!word.word().isBlank()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            throw new OperationImpossible(
                    field + ": holds no words; it should be [{\"word\": \"Olá\", \"start\": 0.0, \"end\": 0.4}, ...]");
        }
        words.sort(Comparator.comparingDouble(WordTiming::start));
        return words;
    }

    private static void collect(@Nullable JsonNode json, List<JsonNode> into) {
        if (json == null) {
            return;
        }
        if (json.isArray()) {
            json.forEach(node -> {
                if (node.isObject() && node.path("words").isArray()) {
                    node.path("words").forEach(into::add);
                } else {
                    into.add(node);
                }
            });
        } else if (json.path("words").isArray()) {
            json.path("words").forEach(into::add);
        } else if (json.path("segments").isArray()) {
            json.path("segments").forEach(segment -> collect(segment.get("words"), into));
        }
    }

    private static WordTiming word(JsonNode node, String name) throws OperationImpossible {
        JsonNode text = node.hasNonNull("word") ? node.path("word") : node.path("text");
        if (!text.isTextual() || text.textValue().length() > MOST_LETTERS) {
            throw new OperationImpossible(name + ".word must be a text of up to " + MOST_LETTERS + " characters");
        }
        double start = seconds(node.path("start"), name + ".start");
        double end = seconds(node.path("end"), name + ".end");
        String plain = SubtitleText.of(text.textValue()).plain();
        return new WordTiming(plain, start, Math.max(start, end));
    }

    private static double seconds(JsonNode node, String name) throws OperationImpossible {
        double seconds = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
            throw new OperationImpossible(name + " must be a number of seconds");
        }
        return seconds;
    }
}
